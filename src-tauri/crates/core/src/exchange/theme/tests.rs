use std::collections::HashSet;

use throughline_plan::scene::{HEATS, HUES};

use super::*;

/// WCAG 2.2, "relative luminance": linear light weighted by what each primary adds to it, 0.0 to 1.0.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn linear(Colour(red, green, blue): Colour) -> [f64; 3] {
    [red, green, blue].map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    })
}

/// WCAG 2.2, "contrast ratio": 1.0 (the same) to 21.0 (black on white).
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_contrast_measured_here_is_wcags() {
    assert!((contrast(Colour(0, 0, 0), Colour(255, 255, 255)) - 21.0).abs() < 1e-9);
    // #767676 on white is the well-known last grey that passes AA.
    assert!(contrast(Colour(0x76, 0x76, 0x76), Colour(255, 255, 255)) >= 4.5);
    assert!(contrast(Colour(0x77, 0x77, 0x77), Colour(255, 255, 255)) < 4.5);
}

#[test]
fn text_can_be_read_on_everything_it_stands_on() {
    for theme in Theme::ALL {
        let mut pairs = vec![(Paint::OnAlert, Paint::Alert), (Paint::Alert, Paint::Paper)];
        for text in [Paint::Ink, Paint::Muted, Paint::Faint] {
            pairs.extend([(text, Paint::Paper), (text, Paint::Panel)]);
        }
        for text in [Paint::Ink, Paint::Muted] {
            pairs.extend([(text, Paint::Hatch), (text, Paint::HatchFill)]);
        }
        for hue in 0..HUES {
            let text = Paint::hue(hue, Shade::Text);
            let grounds =
                [Paint::Paper, Paint::Panel, Paint::hue(hue, Shade::Tint), Paint::hue(hue, Shade::Fill)];
            pairs.extend(grounds.map(|ground| (text, ground)));
        }
        // As the calendar does: dark on what is light, paper on the darkest.
        pairs.extend([Paint::Ink, Paint::Muted].map(|text| (text, Paint::Heat(1))));
        pairs.extend([Paint::Ink, Paint::Muted].map(|text| (text, Paint::Heat(2))));
        pairs.extend([(Paint::Ink, Paint::Heat(3)), (Paint::Paper, Paint::Heat(4))]);
        for (text, ground) in pairs {
            let ratio = contrast(theme.colour(text), theme.colour(ground));
            assert!(ratio >= 4.5, "{theme:?}: {text} on {ground} is {ratio:.2}");
        }
        for text in [Paint::Ink, Paint::Muted] {
            let ratio = contrast(theme.colour(text), theme.hatch_stripe());
            assert!(ratio >= 4.5, "{theme:?}: {text} on the hatch's stripes is {ratio:.2}");
        }
    }
}

#[test]
fn outlines_chips_and_diamonds_stand_out_from_the_paper() {
    for theme in Theme::ALL {
        for paint in
            (0..HUES).map(|hue| Paint::hue(hue, Shade::Solid)).chain([Paint::HatchSolid, Paint::Alert])
        {
            let ratio = contrast(theme.colour(paint), theme.colour(Paint::Paper));
            assert!(ratio >= 3.0, "{theme:?}: {paint} on paper is {ratio:.2}");
        }
    }
}

#[test]
fn more_is_darker_and_each_step_can_be_told_from_the_next() {
    for theme in Theme::ALL {
        let steps = [Paint::Paper].into_iter().chain((1..=HEATS).map(Paint::Heat));
        let light: Vec<f64> = steps.map(|paint| luminance(theme.colour(paint))).collect();
        for pair in light.windows(2) {
            let (low, high) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            assert_eq!(pair[1] < pair[0], theme == Theme::Light, "{theme:?}");
            assert!((high + 0.05) / (low + 0.05) >= 1.15, "{theme:?}");
        }
    }
}

/// Oklab (Ottosson 2020), where equal distances look about equally far apart.
fn oklab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
    ]
}

/// How a colour looks without red, green or blue cones (Machado, Oliveira and Fernandes 2009, severity 1.0).
const BLIND: [[[f64; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn apart(one: Colour, other: Colour, sight: Option<[[f64; 3]; 3]>) -> f64 {
    let [one, other] = [one, other].map(|colour| {
        let light = linear(colour);
        oklab(sight.map_or(light, |matrix| {
            matrix.map(|row| (0..3).map(|i| row[i] * light[i]).sum::<f64>().clamp(0.0, 1.0))
        }))
    });
    (0..3).map(|i| (one[i] - other[i]).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn no_two_objectives_look_alike_with_or_without_colour_blindness() {
    let solids = |theme: Theme| (0..HUES).map(move |hue| theme.colour(Paint::hue(hue, Shade::Solid)));
    for theme in Theme::ALL {
        for (place, one) in solids(theme).enumerate() {
            let alert = apart(one, theme.colour(Paint::Alert), None);
            assert!(alert >= 0.08, "{theme:?}: hue {place} is {alert:.3} from alert");
            for (other_place, other) in solids(theme).enumerate().skip(place + 1) {
                let what = format!("{theme:?}: hues {place} and {other_place}");
                let distance = apart(one, other, None);
                assert!(distance >= 0.10, "{what} are {distance:.3} apart");
                // Red and green blindness touch one man in twelve; blue blindness one person in ten thousand.
                for (sight, least) in BLIND.into_iter().zip([0.065, 0.065, 0.035]) {
                    let distance = apart(one, other, Some(sight));
                    assert!(distance >= least, "{what} are {distance:.3} apart for the colour-blind");
                }
            }
        }
    }
}

#[test]
fn every_paint_has_a_colour_of_its_own() {
    for theme in Theme::ALL {
        let colours: HashSet<Colour> = Paint::all().into_iter().map(|paint| theme.colour(paint)).collect();
        // White stands on the alert's red as well as under everything.
        let shared = usize::from(theme == Theme::Light);
        assert_eq!(colours.len() + shared, Paint::all().len(), "{theme:?}");
    }
}

#[test]
fn the_style_sheet_holds_every_paint_in_both_themes() {
    let css = theme_css();
    for paint in Paint::all() {
        assert_eq!(
            css.matches(&format!(" --{paint}: {};", Theme::Light.colour(paint))).count(),
            1,
            "{paint}"
        );
        assert_eq!(css.matches(&format!(" --{paint}: {};", Theme::Dark.colour(paint))).count(), 2, "{paint}");
    }
    assert!(css.contains("[data-theme=\"dark\"]"));
    assert!(css.contains(":root:not([data-theme=\"light\"])"));
    assert_eq!(css.matches('{').count(), css.matches('}').count());
}

#[test]
fn a_hue_beyond_the_palette_starts_again_from_the_first() {
    assert_eq!(Theme::Light.colour(Paint::Hue(HUES + 1, Shade::Solid)), Colour(0x0f, 0x8a, 0x6d));
}
