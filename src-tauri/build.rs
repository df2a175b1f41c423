//! Embeds the configuration and the icons into the shell.
fn main() {
    tauri_build::build();
}
