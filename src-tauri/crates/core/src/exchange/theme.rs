//! The one palette: which colour each [`Paint`] has, light and dark, on the screen and in every export.
//!
//! The first four hues are those of the design's sketches; the six after them were searched for in OKLCH so that any
//! two of the ten stay apart for normal sight and under simulated protanopia, deuteranopia and tritanopia. The dark
//! set was chosen on its own paper: it is not the light one inverted. The tests at the end hold it to both.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use throughline_plan::scene::{Paint, Shade};
use ts_rs::TS;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

impl Colour {
    const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self(red, green, blue)
    }
}

/// As CSS and SVG write it: `#3b6fd4`.
impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The hatch of work that serves no objective: stripes rising to the right at 45°, on [`Paint::Hatch`] as ground.
pub struct Hatch {
    /// From one stripe's edge to the same edge of the next, across the stripes, in the scene's units.
    pub period: f32,
    /// How wide a stripe is, across.
    pub stripe: f32,
}

/// The hatch, the same in both themes; its stripes have [`Theme::hatch_stripe`].
pub const HATCH: Hatch = Hatch { period: 10.0, stripe: 5.0 };

/// Dashed lines and outlines: how long a dash is and how long the gap after it, in the scene's units.
pub const DASH: [f32; 2] = [4.0, 3.0];

/// Tint, fill, solid, text of each hue: blue, green, purple-pink, orange, teal, violet, burgundy, olive, leaf, brown.
const LIGHT_HUES: [[u32; 4]; 10] = [
    [0xe4edfb, 0xd2e0f8, 0x3b6fd4, 0x294375],
    [0xe4f0eb, 0xd1e5dd, 0x0f8a6d, 0x1e4f41],
    [0xf4e8f2, 0xecd9e9, 0xa2559c, 0x5c3658],
    [0xf7ebe2, 0xf1ddce, 0xb8660b, 0x673e1b],
    [0xd9eaf0, 0xc0deea, 0x0a5a70, 0x164858],
    [0xeeecfe, 0xdfdcfe, 0x9583ea, 0x423474],
    [0xfae0e7, 0xf9ccd8, 0x982453, 0x6b243e],
    [0xf0e9c7, 0xe7dba6, 0x6b5b05, 0x4c4109],
    [0xe8f0e2, 0xd6e5cc, 0x7f9c6a, 0x354827],
    [0xf0e0d9, 0xebd0c2, 0x6e3413, 0x5f341e],
];

/// The same hues on dark paper.
const DARK_HUES: [[u32; 4]; 10] = [
    [0x1e2e47, 0x28436e, 0x75abfe, 0xb9d4fe],
    [0x11352b, 0x06503f, 0x4ec9a7, 0xa0e3cd],
    [0x3b253a, 0x5a3459, 0xd58ad2, 0xeec2ec],
    [0x432a0f, 0x653b05, 0xffad51, 0xf5c99f],
    [0x213c46, 0x245665, 0x83e0fe, 0xb2e8fb],
    [0x2d283c, 0x433b5d, 0x8b7abb, 0xd5cbf7],
    [0x421f28, 0x652b3c, 0xcd597c, 0xfebfcd],
    [0x332f0d, 0x4c4502, 0x9c8e08, 0xdcd59c],
    [0x313d2b, 0x435738, 0xb7dfa3, 0xcee7c2],
    [0x3a2a21, 0x573d2d, 0xc18e70, 0xeccbb7],
];

/// From little to much: ink thinned with the paper's own warmth, which is nobody's hue.
const LIGHT_HEATS: [u32; 4] = [0xf2ebdd, 0xdccfb6, 0xb39f7f, 0x5f4f38];

/// The same on dark paper, where much is light.
const DARK_HEATS: [u32; 4] = [0x2d2820, 0x4a4031, 0x6f6047, 0xd9c7a4];

impl Theme {
    /// Both themes, light first.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The word for it: `light` or `dark`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The colour of a paint. [`Paint::Hatch`] gives the ground that the stripes stand on.
    #[must_use]
    pub const fn colour(self, paint: Paint) -> Colour {
        let (light, dark) = match paint {
            Paint::Paper => (0xffffff, 0x171614),
            Paint::Panel => (0xfaf9f6, 0x1e1c1a),
            Paint::Ink => (0x1c1b19, 0xece9e4),
            Paint::Muted => (0x57534e, 0xb9b3ab),
            Paint::Faint => (0x6f6a64, 0x948e86),
            Paint::Hairline => (0xe7e4de, 0x34312e),
            Paint::Grid => (0xf1efea, 0x242220),
            Paint::Alert => (0xc2362b, 0xf2766b),
            Paint::OnAlert => (0xffffff, 0x2b0906),
            Paint::Hatch => (0xfbfaf8, 0x1f1d1b),
            Paint::HatchFill => (0xdddbda, 0x44403c),
            Paint::HatchSolid => (0x8f8b85, 0x7d776f),
            Paint::Heat(step) => {
                let place = step.saturating_sub(1) as usize % LIGHT_HEATS.len();
                (LIGHT_HEATS[place], DARK_HEATS[place])
            }
            Paint::Hue(hue, shade) => {
                let place = hue as usize % LIGHT_HUES.len();
                let shade = match shade {
                    Shade::Tint => 0,
                    Shade::Fill => 1,
                    Shade::Solid => 2,
                    Shade::Text => 3,
                };
                (LIGHT_HUES[place][shade], DARK_HUES[place][shade])
            }
        };
        match self {
            Self::Light => Colour::hex(light),
            Self::Dark => Colour::hex(dark),
        }
    }

    /// The colour of the hatch's stripes.
    #[must_use]
    pub const fn hatch_stripe(self) -> Colour {
        match self {
            Self::Light => Colour::hex(0xebe8e2),
            Self::Dark => Colour::hex(0x2e2b28),
        }
    }
}

/// The palette as CSS custom properties, `--paper` to `--hue9-text`: light by default, dark where the system asks for
/// it or where an ancestor has `data-theme="dark"`; `data-theme="light"` keeps it light.
///
/// `--hatch` is the hatch's ground; `--hatch-image` is the whole of it, ready as a `background`.
#[must_use]
pub fn theme_css() -> String {
    let light = properties(Theme::Light, "  ");
    let dark = properties(Theme::Dark, "  ");
    let dark_in_media = properties(Theme::Dark, "    ");
    format!(
        "/* Written from the core's palette (exchange/theme.rs); change it there. */\n\
         :root,\n[data-theme=\"light\"] {{\n{light}}}\n\n\
         [data-theme=\"dark\"] {{\n{dark}}}\n\n\
         @media (prefers-color-scheme: dark) {{\n  :root:not([data-theme=\"light\"]) {{\n{dark_in_media}  }}\n}}\n"
    )
}

fn properties(theme: Theme, indent: &str) -> String {
    let mut css = format!("{indent}color-scheme: {};\n", theme.as_str());
    for paint in Paint::all() {
        // Writing to a String cannot fail.
        let _ = writeln!(css, "{indent}--{paint}: {};", theme.colour(paint));
    }
    let stripe = theme.hatch_stripe();
    let _ = writeln!(css, "{indent}--hatch-stripe: {stripe};");
    let _ = writeln!(
        css,
        "{indent}--hatch-image: repeating-linear-gradient(135deg, {stripe} 0 {}px, {} {}px {}px);",
        HATCH.stripe,
        theme.colour(Paint::Hatch),
        HATCH.stripe,
        HATCH.period
    );
    css
}

/// The palette as a TypeScript module, for what is drawn on a canvas, where custom properties do not reach: the names
/// of all paints, their colours in both themes, and the hatch's measures.
#[must_use]
pub fn theme_ts() -> String {
    let mut ts = String::from(
        "// Written from the core's palette (exchange/theme.rs); change it there.\n\nexport const paints = [\n",
    );
    for paint in Paint::all() {
        let _ = writeln!(ts, "  \"{paint}\",");
    }
    ts.push_str("] as const;\n\nexport type PaintName = (typeof paints)[number];\n\n");
    let _ = writeln!(
        ts,
        "/** Stripes rising to the right at 45 degrees; measured across the stripes, in scene units. */\n\
         export const hatch = {{ period: {}, stripe: {} }} as const;\n",
        HATCH.period, HATCH.stripe
    );
    let _ = writeln!(
        ts,
        "/** Dashed lines: dash and gap, in scene units. */\nexport const dash = [{}, {}] as const;\n",
        DASH[0], DASH[1]
    );
    ts.push_str("export const palette: Record<\"light\" | \"dark\", Record<PaintName | \"hatch-stripe\", string>> = {\n");
    for theme in Theme::ALL {
        let _ = writeln!(ts, "  {}: {{", theme.as_str());
        for paint in Paint::all() {
            let _ = writeln!(ts, "    \"{paint}\": \"{}\",", theme.colour(paint));
        }
        let _ = writeln!(ts, "    \"hatch-stripe\": \"{}\",\n  }},", theme.hatch_stripe());
    }
    ts.push_str("};\n");
    ts
}

#[cfg(test)]
mod tests;
