//! Embeds the configuration and the icons into the shell, and lists its one command, so that a window needs leave to
//! call it.

#[expect(clippy::expect_used, reason = "a build that cannot read its own configuration must stop")]
fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&["rpc"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("src-tauri/tauri.conf.json and src-tauri/capabilities must be in order");
}
