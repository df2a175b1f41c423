//! The native menus. Each entry only says its name to the window, which does what its own controls would do.

use tauri::menu::{IsMenuItem, Menu, MenuItem, MenuItemBuilder, PredefinedMenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter as _, Manager as _, Wry};

use crate::door::Door;

/// The entries whose words change.
struct Changing {
    undo: MenuItem<Wry>,
    redo: MenuItem<Wry>,
    recent: Submenu<Wry>,
}

/// The views, in the order of the window's sidebar: name in the event, words, and the key of those that have one.
const VIEWS: [(&str, &str, &str); 19] = [
    ("throughline", "Throughline", "1"),
    ("roadmap", "Roadmap", "2"),
    ("board", "Board", "3"),
    ("portfolio", "Portfolio", ""),
    ("calendar", "Calendar", ""),
    ("matrix", "Matrix", ""),
    ("coverage", "Coverage", ""),
    ("allocation", "Allocation", ""),
    ("okr", "OKR tree", ""),
    ("table", "Table", ""),
    ("objectives", "Objectives", "4"),
    ("strategy", "Strategy", "5"),
    ("items", "Items", "6"),
    ("leaders", "Leaders", "7"),
    ("products", "Products", "8"),
    ("alignment", "Alignment", "9"),
    ("changes", "Changes", ""),
    ("history", "History", "0"),
    ("scenarios", "Scenarios", ""),
];

/// The entry that the window does not hear of.
const QUIT: &str = "quit";

/// As many recent files as the menu shows.
const RECENT: usize = 8;

/// Builds the menus and sends their events to the window. What is open and what was is told by [`refresh`].
pub fn install(app: &AppHandle) -> tauri::Result<()> {
    let entry =
        |id: &str, words: &str, keys: &str| MenuItemBuilder::with_id(id, words).accelerator(keys).build(app);
    // No keys on undo and redo: the window decides whether a text field or the plan is meant.
    let undo = MenuItemBuilder::with_id("undo", "Undo").enabled(false).build(app)?;
    let redo = MenuItemBuilder::with_id("redo", "Redo").enabled(false).build(app)?;
    let recent = Submenu::new(app, "Open recent", true)?;

    let file = SubmenuBuilder::new(app, "File")
        .items(&[
            &entry("new", "New workspace…", "CmdOrCtrl+N")?,
            &entry("open", "Open…", "CmdOrCtrl+O")?,
            &recent,
            &PredefinedMenuItem::separator(app)?,
            &entry("import", "Import a spreadsheet…", "CmdOrCtrl+I")?,
            &entry("export", "Export the picture…", "CmdOrCtrl+E")?,
            &MenuItemBuilder::with_id("export_plan", "Export the whole plan…").build(app)?,
            &PredefinedMenuItem::separator(app)?,
            &MenuItemBuilder::with_id("close", "Close workspace").build(app)?,
            quit(app)?.as_ref(),
        ])
        .build()?;
    let mut edit = SubmenuBuilder::new(app, "Edit").items(&[&undo, &redo]).separator();
    // GTK has no such entries of its own, and those made for it do nothing: there the keys alone must do.
    if !cfg!(target_os = "linux") {
        edit = edit.cut().copy().paste().select_all().separator();
    }
    let edit = edit
        .item(&entry("find", "Find or do anything…", "CmdOrCtrl+K")?)
        .text("scoring", "How items are scored…")
        .text("audiences", "Who sees what…")
        .build()?;
    let mut view = SubmenuBuilder::new(app, "View");
    for (name, words, key) in VIEWS {
        let id = format!("view:{name}");
        view = view.item(&match key {
            "" => MenuItemBuilder::with_id(id, words).build(app)?,
            key => entry(&id, words, &format!("CmdOrCtrl+{key}"))?,
        });
    }
    let theme = SubmenuBuilder::new(app, "Appearance")
        .text("theme:system", "As the system")
        .text("theme:light", "Light")
        .text("theme:dark", "Dark")
        .build()?;
    let view = view.separator().item(&theme).build()?;
    let help = SubmenuBuilder::new(app, "Help").item(&entry("keys", "Keyboard shortcuts", "F1")?).build()?;
    let menu = Menu::with_items(app, &[&file, &edit, &view, &help])?;
    app.set_menu(menu)?;
    app.manage(Changing { undo, redo, recent });
    app.on_menu_event(|app, event| {
        if event.id() == QUIT {
            app.exit(0);
            return;
        }
        // A window that is just closing does not need to hear it.
        let _ = app.emit("menu", event.id().as_ref());
    });
    Ok(())
}

/// Leaves the app: the system's own entry, and one of ours under GTK, which has none.
fn quit(app: &AppHandle) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    const WORDS: &str = "Quit Throughline";
    Ok(if cfg!(target_os = "linux") {
        Box::new(MenuItemBuilder::with_id(QUIT, WORDS).accelerator("CmdOrCtrl+Q").build(app)?)
    } else {
        Box::new(PredefinedMenuItem::quit(app, Some(WORDS))?)
    })
}

/// Brings the words of undo, redo and the recent files up to date.
pub fn refresh(app: &AppHandle) {
    let door = app.state::<Door>();
    let session = door.session();
    let undo = session.undo_state();
    let recent = session.recent();
    drop(session);
    let changing = app.state::<Changing>();
    // Menus live on the main thread; a menu that cannot be changed keeps its old words, and the window shows the new.
    let app_on_main = app.clone();
    let entries = [(changing.undo.clone(), "Undo", undo.undo), (changing.redo.clone(), "Redo", undo.redo)];
    let submenu = changing.recent.clone();
    let _ = app.run_on_main_thread(move || {
        for (entry, verb, what) in entries {
            let _ = entry.set_enabled(what.is_some());
            let _ = entry.set_text(what.map_or_else(|| verb.to_owned(), |what| format!("{verb} “{what}”")));
        }
        while let Ok(Some(_)) = submenu.remove_at(0) {}
        for file in recent.iter().take(RECENT) {
            let id = format!("recent:{}", file.path.display());
            if let Ok(entry) = MenuItemBuilder::with_id(id, &file.title).build(&app_on_main) {
                let _ = submenu.append(&entry);
            }
        }
        let _ = submenu.set_enabled(!recent.is_empty());
    });
}
