//! How the web view draws on Linux, chosen before it starts.

/// Without a graphics card the web view's default is to composite on an emulated one, which costs a frame three to
/// eight times the work of plain painting. With one, its own choice stands, as does whatever the user has set.
#[cfg(target_os = "linux")]
pub fn choose() {
    const SETTINGS: [&str; 2] = ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"];
    if has_graphics_card() {
        return;
    }
    for name in SETTINGS {
        if std::env::var_os(name).is_none() {
            #[expect(unsafe_code, reason = "the environment can be set in no other way")]
            // SAFETY: first thing in main, before any other thread exists.
            unsafe {
                std::env::set_var(name, "1");
            }
        }
    }
}

#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    std::fs::read_dir("/dev/dri")
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

/// Elsewhere the system's web view knows best.
#[cfg(not(target_os = "linux"))]
pub fn choose() {}
