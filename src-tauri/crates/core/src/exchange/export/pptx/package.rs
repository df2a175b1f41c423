//! The parts of a presentation and how they hang together: master, layout, theme, slides and notes, in one archive
//! (ECMA-376, parts 1 and 2).

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use throughline_plan::scene::{Paint, Shade};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::shape::{Drawn, Shapes, emu, hex};
use super::xml::{Attribute, Xml};
use crate::exchange::export::fonts::FAMILY;
use crate::exchange::theme::Theme;

const DRAWING: Attribute<'_> = ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
const RELATIONS: Attribute<'_> =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
const PRESENTATION: Attribute<'_> = ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main");
const SPACES: [Attribute<'_>; 3] = [DRAWING, RELATIONS, PRESENTATION];

/// Where kinds of relations and of parts are named.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument";

/// A slide's content.
pub(super) struct Slide {
    /// Back to front.
    pub shapes: Vec<Drawn>,
    /// The speaker's notes, line by line.
    pub notes: Vec<String>,
}

/// A presentation.
pub(super) struct Package {
    pub title: String,
    pub as_of: NaiveDate,
    pub theme: Theme,
    /// Width and height of its slides in points.
    pub size: (f32, f32),
    pub slides: Vec<Slide>,
}

/// A part with its kind and what it is related to.
struct Part {
    name: String,
    kind: String,
    bytes: Vec<u8>,
    /// Kind and target of each relation, numbered from `rId1`.
    relations: Vec<(&'static str, String)>,
}

impl Package {
    /// The archive. Same content, same bytes.
    pub fn write(&self) -> ZipResult<Vec<u8>> {
        let parts = self.parts();
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut put = |name: &str, bytes: &[u8]| -> ZipResult<()> {
            archive.start_file(name, options)?;
            Ok(archive.write_all(bytes)?)
        };
        put("[Content_Types].xml", &content_types(&parts))?;
        put("_rels/.rels", &root_relations())?;
        for part in &parts {
            put(&part.name, &part.bytes)?;
            if !part.relations.is_empty() {
                let (folder, file) = part.name.rsplit_once('/').unwrap_or(("", &part.name));
                put(&format!("{folder}/_rels/{file}.rels"), &relations(&part.relations))?;
            }
        }
        Ok(archive.finish()?.into_inner())
    }

    fn parts(&self) -> Vec<Part> {
        let part = |name: &str, kind: &str, bytes, relations| Part {
            name: name.to_owned(),
            kind: format!("{TYPES}.{kind}+xml"),
            bytes,
            relations,
        };
        let kind = |name: &str| format!("presentationml.{name}");
        let count = self.slides.len();
        let mut related = vec![
            ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
            ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
            ("theme", "theme/theme1.xml".to_owned()),
        ];
        related.extend((1..=count).map(|n| ("slide", format!("slides/slide{n}.xml"))));
        let theme = |n: u8| vec![("theme", format!("../theme/theme{n}.xml"))];
        let mut master = vec![("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
        master.extend(theme(1));
        let up = vec![("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())];
        let mut parts = vec![
            part("ppt/presentation.xml", &kind("presentation.main"), self.presentation(), related),
            part("ppt/slideMasters/slideMaster1.xml", &kind("slideMaster"), self.master(), master),
            part("ppt/slideLayouts/slideLayout1.xml", &kind("slideLayout"), self.layout(), up),
            part("ppt/notesMasters/notesMaster1.xml", &kind("notesMaster"), self.notes_master(), theme(2)),
            part("ppt/theme/theme1.xml", "theme", self.theme_part(), Vec::new()),
            part("ppt/theme/theme2.xml", "theme", self.theme_part(), Vec::new()),
        ];
        for (number, slide) in (1..=count).zip(&self.slides) {
            let related = vec![
                ("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
                ("notesSlide", format!("../notesSlides/notesSlide{number}.xml")),
            ];
            let name = format!("ppt/slides/slide{number}.xml");
            parts.push(part(&name, &kind("slide"), self.slide(slide), related));
            let related = vec![
                ("notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
                ("slide", format!("../slides/slide{number}.xml")),
            ];
            let name = format!("ppt/notesSlides/notesSlide{number}.xml");
            parts.push(part(&name, &kind("notesSlide"), notes(&slide.notes), related));
        }
        parts.push(Part {
            name: "docProps/core.xml".to_owned(),
            kind: "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            bytes: self.properties(),
            relations: Vec::new(),
        });
        parts
    }

    fn presentation(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("p:presentation", &[SPACES[0], SPACES[1], SPACES[2], ("saveSubsetFonts", "1")]);
        let master = [("id", "2147483648"), ("r:id", "rId1")];
        xml.open("p:sldMasterIdLst", &[]).empty("p:sldMasterId", &master).close();
        xml.open("p:notesMasterIdLst", &[]).empty("p:notesMasterId", &[("r:id", "rId2")]).close();
        xml.open("p:sldIdLst", &[]);
        for place in 0..self.slides.len() {
            let (id, relation) = ((256 + place).to_string(), format!("rId{}", 4 + place));
            xml.empty("p:sldId", &[("id", &id), ("r:id", &relation)]);
        }
        xml.close();
        let (w, h) = (emu(self.size.0), emu(self.size.1));
        xml.empty("p:sldSz", &[("cx", &w), ("cy", &h)]);
        xml.empty("p:notesSz", &[("cx", "6858000"), ("cy", "9144000")]);
        xml.finish()
    }

    fn slide(&self, slide: &Slide) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("p:sld", &SPACES).open("p:cSld", &[]);
        tree(&mut xml);
        let mut shapes = Shapes { xml: &mut xml, theme: self.theme, last: 1 };
        for drawn in &slide.shapes {
            shapes.drawn(drawn);
        }
        xml.close().close();
        xml.open("p:clrMapOvr", &[]).empty("a:masterClrMapping", &[]);
        xml.finish()
    }

    fn master(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("p:sldMaster", &SPACES).open("p:cSld", &[]).open("p:bg", &[]).open("p:bgPr", &[]);
        scheme(&mut xml, "bg1").empty("a:effectLst", &[]).close().close();
        tree(&mut xml);
        self.title_place(&mut xml, true);
        xml.close().close();
        let dark = self.theme == Theme::Dark;
        let (ground, ink) = if dark { ("dk", "lt") } else { ("lt", "dk") };
        let [bg1, bg2] = [1, 2].map(|n| format!("{ground}{n}"));
        let [tx1, tx2] = [1, 2].map(|n| format!("{ink}{n}"));
        let mut map = vec![("bg1", bg1.as_str()), ("tx1", &tx1), ("bg2", &bg2), ("tx2", &tx2)];
        map.extend(ACCENTS.map(|accent| (accent, accent)));
        map.extend([("hlink", "hlink"), ("folHlink", "folHlink")]);
        xml.empty("p:clrMap", &map);
        let layout = [("id", "2147483649"), ("r:id", "rId1")];
        xml.open("p:sldLayoutIdLst", &[]).empty("p:sldLayoutId", &layout).close();
        xml.open("p:txStyles", &[]).open("p:titleStyle", &[]);
        style(&mut xml, "2100", "1", "+mj-lt");
        xml.close().open("p:bodyStyle", &[]);
        style(&mut xml, "1400", "0", "+mn-lt");
        xml.close().open("p:otherStyle", &[]);
        style(&mut xml, "1200", "0", "+mn-lt");
        xml.finish()
    }

    fn layout(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("p:sldLayout", &[SPACES[0], SPACES[1], SPACES[2], ("type", "titleOnly"), ("preserve", "1")]);
        xml.open("p:cSld", &[("name", "Title and picture")]);
        tree(&mut xml);
        self.title_place(&mut xml, false);
        xml.close().close();
        xml.open("p:clrMapOvr", &[]).empty("a:masterClrMapping", &[]);
        xml.finish()
    }

    /// Where a slide's title stands.
    fn title_place(&self, xml: &mut Xml, sized: bool) {
        let (w, h) = (emu(self.size.0 - 56.7), emu(30.0));
        placeholder(xml, 2, "Title", &[("type", "title")], sized.then_some(("360045", "324000", &w, &h)));
        let anchor: &[_] = if sized { &[("lIns", "0"), ("tIns", "0"), ("anchor", "t")] } else { &[] };
        xml.open("p:txBody", &[]).empty("a:bodyPr", anchor).empty("a:lstStyle", &[]).open("a:p", &[]);
        xml.open("a:r", &[]).empty("a:rPr", &[("lang", "en-GB")]).text("a:t", "Title").close();
        xml.close().close().close();
    }

    fn notes_master(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("p:notesMaster", &SPACES).open("p:cSld", &[]).open("p:bg", &[]).open("p:bgPr", &[]);
        scheme(&mut xml, "bg1").empty("a:effectLst", &[]).close().close();
        tree(&mut xml);
        let image = [("type", "sldImg"), ("idx", "2")];
        let high = emu(4_881_600.0 / 12_700.0 * self.size.1 / self.size.0);
        placeholder(&mut xml, 2, "Slide", &image, Some(("988200", "685800", "4881600", &high)));
        xml.close();
        let body = [("type", "body"), ("sz", "quarter"), ("idx", "3")];
        placeholder(&mut xml, 3, "Notes", &body, Some(("685800", "4400550", "5486400", "4114800")));
        xml.open("p:txBody", &[]).empty("a:bodyPr", &[]).empty("a:lstStyle", &[]).open("a:p", &[]);
        xml.empty("a:endParaRPr", &[("lang", "en-GB")]);
        xml.close().close().close().close().close();
        let mut map = vec![("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")];
        map.extend(ACCENTS.map(|accent| (accent, accent)));
        map.extend([("hlink", "hlink"), ("folHlink", "folHlink")]);
        xml.empty("p:clrMap", &map);
        xml.finish()
    }

    /// The palette's own colours, so that what is drawn later fits, and another theme recolours the slides.
    fn theme_part(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("a:theme", &[DRAWING, ("name", "Throughline")]).open("a:themeElements", &[]);
        xml.open("a:clrScheme", &[("name", "Throughline")]);
        let hue = |n| Paint::Hue(n, Shade::Solid);
        let (ink, paper) = match self.theme {
            Theme::Light => ([Paint::Ink, Paint::Muted], [Paint::Paper, Paint::Panel]),
            Theme::Dark => ([Paint::Paper, Paint::Panel], [Paint::Ink, Paint::Muted]),
        };
        let colours = [
            ("a:dk1", ink[0]),
            ("a:lt1", paper[0]),
            ("a:dk2", ink[1]),
            ("a:lt2", paper[1]),
            ("a:accent1", hue(0)),
            ("a:accent2", hue(1)),
            ("a:accent3", hue(2)),
            ("a:accent4", hue(3)),
            ("a:accent5", hue(4)),
            ("a:accent6", hue(5)),
            ("a:hlink", hue(0)),
            ("a:folHlink", hue(5)),
        ];
        for (name, paint) in colours {
            let colour = hex(self.theme.colour(paint));
            xml.open(name, &[]).empty("a:srgbClr", &[("val", &colour)]).close();
        }
        xml.close().open("a:fontScheme", &[("name", "Throughline")]);
        for name in ["a:majorFont", "a:minorFont"] {
            // The family's marks let a machine without it choose one that is alike.
            let latin = [("typeface", FAMILY), ("panose", "020B0502030000000004"), ("pitchFamily", "34")];
            xml.open(name, &[]).empty("a:latin", &latin);
            xml.empty("a:ea", &[("typeface", "")]).empty("a:cs", &[("typeface", "")]).close();
        }
        xml.close().open("a:fmtScheme", &[("name", "Throughline")]);
        xml.open("a:fillStyleLst", &[]);
        for _ in 0..3 {
            scheme(&mut xml, "phClr");
        }
        xml.close().open("a:lnStyleLst", &[]);
        for width in ["6350", "12700", "19050"] {
            xml.open("a:ln", &[("w", width)]);
            scheme(&mut xml, "phClr").close();
        }
        xml.close().open("a:effectStyleLst", &[]);
        for _ in 0..3 {
            xml.open("a:effectStyle", &[]).empty("a:effectLst", &[]).close();
        }
        xml.close().open("a:bgFillStyleLst", &[]);
        for _ in 0..3 {
            scheme(&mut xml, "phClr");
        }
        xml.finish()
    }

    fn properties(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open(
            "cp:coreProperties",
            &[
                ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:dcterms", "http://purl.org/dc/terms/"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ],
        );
        xml.text("dc:title", &self.title).text("dc:creator", "Throughline");
        for name in ["dcterms:created", "dcterms:modified"] {
            let day = format!("{}T00:00:00Z", self.as_of);
            xml.open_text(name, &[("xsi:type", "dcterms:W3CDTF")], &day);
        }
        xml.finish()
    }
}

const ACCENTS: [&str; 6] = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];

/// Begins a tree of shapes with its unseen root.
fn tree(xml: &mut Xml) {
    xml.open("p:spTree", &[]).open("p:nvGrpSpPr", &[]);
    xml.empty("p:cNvPr", &[("id", "1"), ("name", "")]).empty("p:cNvGrpSpPr", &[]).empty("p:nvPr", &[]);
    xml.close().open("p:grpSpPr", &[]).open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]).empty("a:ext", &[("cx", "0"), ("cy", "0")]);
    xml.empty("a:chOff", &[("x", "0"), ("y", "0")]).empty("a:chExt", &[("cx", "0"), ("cy", "0")]);
    xml.close().close();
}

/// Begins a placeholder; its words follow.
fn placeholder(
    xml: &mut Xml,
    id: u32,
    name: &str,
    kind: &[Attribute<'_>],
    place: Option<(&str, &str, &str, &str)>,
) {
    let picture = kind.contains(&("type", "sldImg"));
    xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
    xml.empty("p:cNvPr", &[("id", &id.to_string()), ("name", name)]);
    let locks: &[_] =
        if picture { &[("noGrp", "1"), ("noRot", "1"), ("noChangeAspect", "1")] } else { &[("noGrp", "1")] };
    xml.open("p:cNvSpPr", &[]).empty("a:spLocks", locks).close();
    xml.open("p:nvPr", &[]).empty("p:ph", kind).close().close();
    let Some((x, y, w, h)) = place else {
        xml.empty("p:spPr", &[]);
        return;
    };
    xml.open("p:spPr", &[]).open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", x), ("y", y)]).empty("a:ext", &[("cx", w), ("cy", h)]).close();
    xml.open("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).close().close();
}

/// A fill of one of the presentation's own colours.
fn scheme<'x>(xml: &'x mut Xml, role: &str) -> &'x mut Xml {
    xml.open("a:solidFill", &[]).empty("a:schemeClr", &[("val", role)]).close()
}

/// How text of a kind looks.
fn style(xml: &mut Xml, size: &str, bold: &str, font: &str) {
    xml.open("a:lvl1pPr", &[("algn", "l")]).open("a:defRPr", &[("sz", size), ("b", bold)]);
    scheme(xml, "tx1").empty("a:latin", &[("typeface", font)]).close().close();
}

/// The speaker's notes of a slide.
fn notes(lines: &[String]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("p:notes", &SPACES).open("p:cSld", &[]);
    tree(&mut xml);
    placeholder(&mut xml, 2, "Slide", &[("type", "sldImg")], None);
    xml.close();
    placeholder(&mut xml, 3, "Notes", &[("type", "body"), ("idx", "1")], None);
    xml.open("p:txBody", &[]).empty("a:bodyPr", &[]).empty("a:lstStyle", &[]);
    for line in lines {
        xml.open("a:p", &[]).open("a:r", &[]).empty("a:rPr", &[("lang", "en-GB")]).text("a:t", line);
        xml.close().close();
    }
    if lines.is_empty() {
        xml.open("a:p", &[]).empty("a:endParaRPr", &[("lang", "en-GB")]).close();
    }
    xml.close().close().close().close();
    xml.open("p:clrMapOvr", &[]).empty("a:masterClrMapping", &[]);
    xml.finish()
}

fn content_types(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    for part in parts {
        let name = format!("/{}", part.name);
        xml.empty("Override", &[("PartName", &name), ("ContentType", &part.kind)]);
    }
    xml.finish()
}

fn root_relations() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    let document = format!("{OFFICE}/officeDocument");
    xml.empty("Relationship", &[("Id", "rId1"), ("Type", &document), ("Target", "ppt/presentation.xml")]);
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    xml.empty("Relationship", &[("Id", "rId2"), ("Type", &core), ("Target", "docProps/core.xml")]);
    xml.finish()
}

fn relations(relations: &[(&str, String)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (place, (kind, target)) in relations.iter().enumerate() {
        let (id, kind) = (format!("rId{}", place + 1), format!("{OFFICE}/{kind}"));
        xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
    }
    xml.finish()
}
