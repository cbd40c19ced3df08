//! Books in EPUB and pages in PDF, made here as other programs make them.

#![cfg_attr(
    not(all(feature = "pdf", feature = "epub")),
    allow(dead_code, unused_imports)
)]

use super::*;

/// A page of a book, with all that XML allows and HTML does not.
fn page(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/>\
         <script src=\"x.js\"/></head>\n<body><a id=\"page1\"/>{body}</body></html>\n"
    )
}

#[cfg(feature = "epub")]
mod epub {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    const CONTAINER: &str = "<container><rootfiles><rootfile full-path=\"OEBPS/a%20b.opf\" \
        media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

    /// An archive of some files, the first ones first.
    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// A list of chapters, as `c0`, `c1` …, each with what is told of it in the list and in the order of reading.
    fn list(chapters: &[(&str, &str, &str)]) -> String {
        let mut list = String::from(
            "<?xml version=\"1.0\"?><opf:package><opf:metadata><dc:title id=\"t\">The ports of &amp; on the Sound</dc:title>\
             <dc:date opf:event=\"conversion\">2019-01-01</dc:date><dc:date>2004-05-01</dc:date></opf:metadata>",
        );
        for (at, (href, told, _)) in chapters.iter().enumerate() {
            list += &format!("<opf:item id=\"c{at}\" href=\"{href}\" {told}/>");
        }
        for (at, (_, _, told)) in chapters.iter().enumerate() {
            list += &format!("<opf:itemref idref=\"c{at}\" {told}/>");
        }
        list + "</opf:package>"
    }

    #[test]
    fn a_book_is_read_chapter_by_chapter() {
        let desk = Desk::new();
        let west =
            page("<h1>The west</h1>\n\n<p>Norway joined the <i/>United Nations in 1945.</p>");
        let east = page("<h1>The east</h1>\n\n<p>Sweden hosted the Summer Olympics in 1912.</p>");
        let contents = page("<nav><a href=\"a\">Finland joined the List League in 1901.</a></nav>");
        let key = page("<p>Finland joined the Answer League in 1902.</p>");
        let list = list(&[
            ("nav.xhtml", "properties=\"nav\"", ""),
            ("text/one%20two.xhtml#top", "", ""),
            ("../east.xhtml", "", "linear=\"yes\""),
            ("key.xhtml", "", "linear=\"no\""),
            ("lost.xhtml", "", ""),
        ]);
        let files = [
            ("OEBPS/text/one two.xhtml", west.as_str()),
            ("east.xhtml", &east),
            ("OEBPS/nav.xhtml", &contents),
            ("OEBPS/key.xhtml", &key),
            ("OEBPS/a%20b.opf", &list),
            ("META-INF/container.xml", CONTAINER),
            ("mimetype", "application/epub+zip"),
        ];
        // programs pack the files of a book in any order
        for files in [files.to_vec(), files.iter().rev().copied().collect()] {
            desk.write("book.epub", archive(&files));
            generated(&desk, &["book.epub", "-o", "book.yaml", "--force"]);
            let made = deck(&desk, "book.yaml");
            assert_eq!(made.title, "The ports of & on the Sound");
            assert_eq!(made.sources[0].as_of.unwrap().to_string(), "2004-05-01");
            let mut told: Vec<_> = made
                .cards
                .iter()
                .map(|card| {
                    let source = card.source.as_ref().unwrap();
                    (
                        source.section.as_deref().unwrap(),
                        source.quote.as_deref().unwrap(),
                    )
                })
                .collect();
            told.dedup();
            assert_eq!(
                told,
                [
                    ("The west", "Norway joined the United Nations in 1945."),
                    ("The east", "Sweden hosted the Summer Olympics in 1912."),
                ]
            );
            let check = desk.run(&["check", "--strict", "--sources", ".", "book.yaml"]);
            assert_eq!(check.out, "no findings in 1 file\n", "{check:?}");
        }
    }

    #[test]
    fn a_book_without_a_title_is_not_called_after_its_first_chapter() {
        let desk = Desk::new();
        let list = list(&[("c.xhtml", "", "")]).replace("dc:title", "dc:subject");
        let page = "<html><head><title>Chapter 1</title></head><body><p>Norway joined the United Nations in 1945.</p></body></html>";
        let files = [
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/a%20b.opf", &list),
            ("OEBPS/c.xhtml", page),
        ];
        desk.write("book.epub", archive(&files));
        generated(&desk, &["book.epub", "-o", "book.yaml"]);
        assert_eq!(deck(&desk, "book.yaml").title, "book");
    }

    #[test]
    fn a_book_in_an_old_encoding_is_read() {
        let desk = Desk::new();
        let text = "The port of Malm\u{f6} joined the League of Towns in 1912.";
        let page = format!(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><html><body><p>{text}</p></body></html>"
        );
        let latin: Vec<u8> = page.chars().map(|c| c as u8).collect();
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let list = list(&[("c.xhtml", "", "")]);
        for (name, bytes) in [
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OEBPS/a%20b.opf", list.as_bytes()),
            ("OEBPS/c.xhtml", &latin),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        desk.write("book.epub", zip.finish().unwrap().into_inner());
        let run = generated(&desk, &["book.epub"]);
        assert!(run.out.contains(text), "{run:?}");
    }

    #[test]
    fn what_unpacks_to_more_than_any_book_is_refused() {
        let desk = Desk::new();
        let huge = "<p>word word word</p>".repeat(3_300_000);
        let one = list(&[("c.xhtml", "", "")]);
        for (name, list, chapter) in [
            ("chapter.epub", one.as_str(), huge.as_str()),
            ("list.epub", &huge, ""),
        ] {
            let files = [
                ("META-INF/container.xml", CONTAINER),
                ("OEBPS/a%20b.opf", list),
                ("OEBPS/c.xhtml", chapter),
            ];
            desk.write(name, archive(&files));
            let said = refused(&desk, &[name, "-o", "out.yaml"]);
            let message =
                format!("error: no deck can be made of `{name}`: its text is larger than 64 MiB\n");
            assert!(said.starts_with(&message), "{said}");
        }
    }

    #[test]
    fn what_is_no_whole_book_says_what_is_wrong() {
        let desk = Desk::new();
        let list = list(&[("c.xhtml", "", "")]);
        let lead = ("META-INF/container.xml", CONTAINER);
        let listed = ("OEBPS/a%20b.opf", list.as_str());
        let locked = ("META-INF/encryption.xml", "<encryption/>");
        let noise = ("OEBPS/c.xhtml", "\u{1}\u{2}\u{3}\0");
        for (files, message) in [
            (
                vec![lead],
                "its EPUB is broken: `OEBPS/a%20b.opf` cannot be read",
            ),
            (
                vec![("META-INF/container.xml", "<container/>")],
                "its EPUB is broken: it does not say where its list of chapters is",
            ),
            (
                vec![lead, listed],
                "its EPUB is broken: none of its chapters can be read",
            ),
            (
                vec![lead, listed, noise, locked],
                "its EPUB is locked, as some shops lock theirs",
            ),
        ] {
            desk.write("book.epub", archive(&files));
            let said = refused(&desk, &["book.epub"]);
            let wanted = format!("error: no deck can be made of `book.epub`: {message}\n");
            assert!(said.starts_with(&wanted), "{said}");
        }
        let whole = archive(&[lead, listed]);
        desk.write("book.epub", &whole[..whole.len() - 30]);
        let said = refused(&desk, &["book.epub"]);
        assert!(said.contains("its EPUB is broken: "), "{said}");
    }
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::*;

    /// A PDF whose pages show what is drawn on them, in Helvetica.
    fn pdf(pages: &[String]) -> Vec<u8> {
        let kids: Vec<String> = (0..pages.len())
            .map(|at| format!("{} 0 R", 4 + 2 * at))
            .collect();
        let mut objects = vec![
            String::from("<< /Type /Catalog /Pages 2 0 R >>"),
            format!(
                "<< /Type /Pages /Count {} /Kids [{}] >>",
                pages.len(),
                kids.join(" ")
            ),
            String::from(
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            ),
        ];
        for (at, drawn) in pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R \
                 /Resources << /Font << /F 3 0 R >> >> >>",
                5 + 2 * at
            ));
            objects.push(format!(
                "<< /Length {} >>\nstream\n{drawn}\nendstream",
                drawn.len()
            ));
        }
        let mut file = String::from("%PDF-1.4\n");
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(file.len());
            file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let start = file.len();
        file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for place in places {
            file += &format!("{place:010} 00000 n \n");
        }
        file += &format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        );
        file.into_bytes()
    }

    /// Lines of a size, one below the other, from a place on the page.
    fn lines(size: u32, x: u32, y: u32, lines: &[&str]) -> String {
        let mut drawn = format!("BT /F {size} Tf {x} {y} Td {} TL\n", size + size / 5);
        for line in lines {
            drawn += &format!("({line}) Tj T*\n");
        }
        drawn + "ET\n"
    }

    fn told(desk: &Desk, name: &str) -> Vec<String> {
        let json = desk.json(&["generate", name, "--json", "--min-quality", "0"]);
        let all = json["cards"].as_array().unwrap().iter();
        let all = all.chain(json["refused"].as_array().unwrap());
        let mut told: Vec<(u64, String)> = all
            .map(|one| {
                let sentence = one["sentence"].as_str().unwrap();
                (one["paragraph"].as_u64().unwrap(), sentence.to_owned())
            })
            .collect();
        told.sort();
        told.dedup();
        told.into_iter().map(|(_, sentence)| sentence).collect()
    }

    /// Three pages with heads and feet, a word and a sentence over two lines and pages, and a mark along the margin.
    fn ports() -> [String; 3] {
        let head = lines(9, 50, 780, &["A book of harbours"]);
        let first = [
            head.clone(),
            lines(20, 50, 740, &["The ports of the Sound"]),
            lines(
                10,
                50,
                700,
                &[
                    "Lindemark, a well-known port on the Sound, joined the Hanseatic Lea-",
                    "gue in 1358. It has been well-",
                    "known ever since, and there it ends.",
                ],
            ),
            lines(
                10,
                50,
                650,
                &["Norway joined the United Nations in 1945, when the war was"],
            ),
            lines(9, 50, 20, &["Ports and towns, page 1"]),
        ];
        let second = [
            head.clone(),
            lines(10, 50, 740, &["over in all of Europe."]),
            lines(14, 50, 700, &["Its neighbours"]),
            lines(10, 50, 670, &["Sweden hosted the Summer Olympics in 1912."]),
            lines(9, 50, 20, &["Ports and towns, page 2"]),
        ];
        let third = [
            head,
            lines(10, 50, 740, &["Finland joined the European Union in 1995."]),
            lines(9, 50, 20, &["Ports and towns, page 3"]),
            String::from("BT /F 30 Tf 0 1 -1 0 20 300 Tm (A mark along the margin.) Tj ET\n"),
        ];
        [first.concat(), second.concat(), third.concat()]
    }

    #[test]
    fn lines_become_paragraphs_under_their_headings() {
        let desk = Desk::new();
        desk.write("ports.pdf", pdf(&ports()));
        assert_eq!(
            told(&desk, "ports.pdf"),
            [
                "It has been well-known ever since, and there it ends.",
                "Lindemark, a well-known port on the Sound, joined the Hanseatic League in 1358.",
                "Norway joined the United Nations in 1945, when the war was over in all of Europe.",
                "Sweden hosted the Summer Olympics in 1912.",
                "Finland joined the European Union in 1995.",
            ]
        );
        generated(&desk, &["ports.pdf", "-o", "ports.yaml"]);
        let made = deck(&desk, "ports.yaml");
        assert_eq!(made.title, "The ports of the Sound");
        let sections: Vec<_> = made
            .cards
            .iter()
            .map(|card| card.source.as_ref().unwrap().section.as_deref().unwrap())
            .collect();
        assert!(sections.contains(&"Its neighbours"), "{sections:?}");
        let check = desk.run(&["check", "--strict", "--sources", ".", "ports.yaml"]);
        assert_eq!(check.out, "no findings in 1 file\n", "{check:?}");
    }

    #[test]
    fn words_are_parted_by_the_space_between_letters() {
        let desk = Desk::new();
        // kerned letters, a blank that is only a gap, raised figures of a note, and letters placed one word at a time
        let drawn = "BT /F 10 Tf 1 0 0 1 50 700 Tm [(Nor) 40 (way) -300 (joined the Uni) -20 (ted Nations in 1945.)] TJ \
             /F 6 Tf 4 Ts (12) Tj 0 Ts /F 10 Tf\n\
             1 0 0 1 50 640 Tm (Sweden) Tj 1 0 0 1 90 640 Tm (hosted the Summer Olympics in 1912.) Tj ET\n\
             BT /F 10 Tf 50 600 Td (Port) Tj ET BT /F 10 Tf 300 600 Td (Year) Tj ET";
        desk.write("words.pdf", pdf(&[drawn.to_owned()]));
        assert_eq!(
            told(&desk, "words.pdf"),
            [
                "Norway joined the United Nations in 1945.",
                "Sweden hosted the Summer Olympics in 1912.",
            ]
        );
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let desk = Desk::new();
        let left = lines(
            10,
            50,
            700,
            &[
                "Norway joined the United",
                "Nations in 1945, long before",
                "others did.",
            ],
        );
        let right = lines(
            10,
            310,
            700,
            &[
                "Sweden hosted the Summer",
                "Olympics in 1912, and all",
                "of them came.",
            ],
        );
        desk.write("columns.pdf", pdf(&[left + &right]));
        assert_eq!(
            told(&desk, "columns.pdf"),
            [
                "Norway joined the United Nations in 1945, long before others did.",
                "Sweden hosted the Summer Olympics in 1912, and all of them came.",
            ]
        );
    }

    #[test]
    fn what_is_no_whole_pdf_says_what_is_wrong() {
        let desk = Desk::new();
        let text = lines(10, 50, 700, &["Norway joined the United Nations in 1945."]);
        let whole = pdf(&[text]);
        // the program that made it said a word before
        let mut led = b"Made by a program\n".to_vec();
        led.extend(&whole);
        desk.write("led.pdf", led);
        assert!(generated(&desk, &["led.pdf"]).out.contains("Norway"));
        desk.write("cut.pdf", &whole[..60]);
        let said = refused(&desk, &["cut.pdf"]);
        assert!(
            said.starts_with("error: no deck can be made of `cut.pdf`: its PDF is broken: "),
            "{said}"
        );
        let scanned = pdf(&[String::from("0 0 m 10 10 l S")]);
        desk.write("scanned.pdf", scanned);
        let said = refused(&desk, &["scanned.pdf"]);
        assert!(
            said.contains("`scanned.pdf`: it holds no running text"),
            "{said}"
        );
        let text = String::from_utf8(whole).unwrap();
        let locked = text.replace("/Root 1 0 R", "/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >>");
        desk.write("locked.pdf", locked);
        let said = refused(&desk, &["locked.pdf"]);
        assert!(said.contains("`locked.pdf`: its PDF is "), "{said}");
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_its_feature_a_pdf_is_told_as_one() {
    let desk = Desk::new();
    desk.write("a.pdf", "%PDF-1.4\n");
    let said = refused(&desk, &["a.pdf"]);
    assert!(
        said.contains("was built without the feature `pdf`"),
        "{said}"
    );
    assert!(said.contains("cargo install --features pdf"), "{said}");
}

#[cfg(not(feature = "epub"))]
#[test]
fn without_its_feature_a_book_is_told_as_one() {
    let desk = Desk::new();
    desk.write("a.epub", "PK\u{3}\u{4}\0\0META-INF/container.xml");
    let said = refused(&desk, &["a.epub"]);
    assert!(
        said.contains("was built without the feature `epub`"),
        "{said}"
    );
}
