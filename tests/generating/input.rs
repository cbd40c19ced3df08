//! What is read of documents, and what is not.

use super::*;

/// An article amid a page: what surrounds it is all there, and says facts of its own.
const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en">
<head><title>Lindemark</title><meta property="article:published_time" content="2011-05-03"></head>
<body class="has-sidebar">
<div id="cookie-banner"><p>We use cookies. Finland joined the Cookie League in 1995.</p><button>Accept</button></div>
<header><a href="/">Encyclopedia of harbours</a> <form><input> Search</form></header>
<nav><ul><li><a href="/a">Home</a><li><a href="/b">Norway joined the Postal Union in 1892.</a></ul></nav>

<main>
<h1>Lindemark</h1>
<span id="coordinates">Coordinates: 54°19′N 10°08′E</span>
<table class="infobox"><caption>Port of Lindemark</caption>
<tr><th>Country</th><td>Norway</td></tr>
<tr><th>Founded</th><td>1242</td></tr></table>

<p><b>Lindemark</b> is a port on the Baltic Sea.<sup><a href="c1">[1]</a></sup> It was founded in 1242 by King Halvard.<sup>[note 1]</sup></p>

<div class="thumb"><img src="x.jpg"><div class="thumbcaption">Lindemark joined the Picture League in 1901.</div></div>
<figure><img><figcaption>Lindemark joined the Legend League in 1902.</figcaption></figure>

<h2>History<span class="mw-editsection">[<a href="e">edit</a>]</span></h2>

<p>In 1358, Lindemark joined the Hanseatic League.<sup>[3]</sup></p>
<div class="hatnote">Main article: History of Lindemark</div>

<h2>See also</h2>
<ul><li><a href="k">Kalvo</a></li><li><a href="h">Hanseatic League</a></li></ul>
<ol class="references"><li>Olsen, Per (2004). Ports of the North. Oslo joined the Note League in 1903.</li></ol>
</main>

<aside><h3>Related articles</h3><p>Oslo joined the League of Towns in 1905.</p></aside>
<footer><p>Copyright 2011. All rights reserved. The encyclopedia was founded in 1998.</p></footer>
</body></html>
"#;

#[test]
fn an_article_is_read_and_the_page_around_it_is_not() {
    let desk = Desk::new();
    desk.write("page.html", PAGE);
    let json = desk.json(&["generate", "page.html", "--json"]);
    let told = |list: &str| -> Vec<String> {
        let all = json[list].as_array().unwrap().iter();
        let mut said: Vec<_> = all
            .map(|one| one["sentence"].as_str().unwrap().to_owned())
            .collect();
        said.dedup();
        said
    };
    let asked = told("cards");
    for sentence in [
        "It was founded in 1242 by King Halvard.",
        "In 1358, Lindemark joined the Hanseatic League.",
    ] {
        assert!(asked.contains(&String::from(sentence)), "{asked:?}");
    }
    let text = "Lindemark is a port on the Baltic Sea. It was founded in 1242 by King Halvard. In 1358, Lindemark joined the Hanseatic League.";
    for sentence in asked.iter().chain(&told("refused")) {
        assert!(
            text.contains(sentence) || sentence.contains(" | "),
            "{sentence}"
        );
    }
    let refused = told("refused");
    assert!(
        refused.contains(&String::from("Founded | 1242")),
        "{refused:?}"
    );
    assert_eq!(json["documents"][0]["as_of"], "2011-05-03");
    assert_eq!(json["coverage"][1]["section"][1], "History");
}

#[test]
fn articles_on_other_pages_are_not_taken_for_the_text() {
    let desk = Desk::new();
    let mut text =
        String::from("<p>Lindemark joined the Hanseatic League in 1358 and stayed in it.</p>");
    for gate in [
        "old", "red", "long", "last", "low", "high", "small", "wide", "lone", "far",
    ] {
        text += &format!(
            "<p>Behind the {gate} gate lie the boats of those who live by the sea, and they sail early.</p>"
        );
    }
    let other = "<article><h3>Read on</h3><p>Kalvo opened its new harbour last week, and all who came were glad of it.</p></article>";
    desk.write(
        "page.html",
        format!(
            "<html><div><h1>Lindemark</h1>{text}</div><div>{}</div>",
            other.repeat(3)
        ),
    );
    let run = generated(&desk, &["page.html"]);
    assert!(run.out.contains("Hanseatic League"), "{run:?}");
}

#[test]
fn a_page_that_is_wrapped_in_a_menu_is_read_all_the_same() {
    let desk = Desk::new();
    let body = "<p>Lindemark joined the Hanseatic League in 1358 and stayed in it.</p>";
    for page in [
        format!("<html><div class='nav-drawer'>{body}</div>"),
        // names of how the columns lie, beside text of another place
        format!(
            "<html><div class='panel two-col-sidebar-right'>{body}</div><p>We are open from nine to five on all days of the week.</p>"
        ),
        format!(
            "<html><div class='content-sidebar-wrap'>{body}</div><p>We are open from nine to five on all days of the week.</p>"
        ),
        format!(
            "<html><div class='page has-sidebar no-comments'>{body}</div><p>We are open from nine to five on all days of the week.</p>"
        ),
        format!("<html><div class='menu'><ul><li>Home</ul><main>{body}</main></div>"),
    ] {
        desk.write("page.html", &page);
        let run = generated(&desk, &["page.html"]);
        assert!(run.out.contains("Hanseatic League"), "{page}: {run:?}");
    }
    for name in [
        "sidebar",
        "left-sidebar",
        "sidebar-inner",
        "site-footer-inner",
    ] {
        let aside = "Kalvo joined the League of the Aside in 1901.";
        desk.write(
            "page.html",
            format!("<html><div class='{name}'><p>{aside}</p></div>{body}"),
        );
        let run = generated(&desk, &["page.html"]);
        assert!(
            run.out.contains("Hanseatic") && !run.out.contains("Aside"),
            "{name}: {run:?}"
        );
    }
}

#[test]
fn tables_links_and_code_of_markdown_are_told_apart() {
    let desk = Desk::new();
    desk.write(
        "ports.md",
        "# Ports\n\n[Lindemark](https://example.com) joined the *Hanseatic* [League](x) in **1358**.\n\n\
         | Port | Joined |\n|---|---|\n| Kalvo joined the Table League in 1901. | 1901 |\n\n\
         ```\nKalvo joined the Code League in 1902.\n```\n\n    Kalvo joined the Indented League in 1903.\n\n\
         ![Kalvo joined the Picture League in 1904.](x.png)\n\n> Kalvo joined the Quoted League in 1905.\n\n\
         1. Kalvo joined the Listed League in 1906.\n\n[^1]: Kalvo joined the Note League in 1907.\n",
    );
    let json = desk.json(&["generate", "ports.md", "--json"]);
    let mut asked: Vec<_> = json["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["sentence"].as_str().unwrap())
        .collect();
    asked.dedup();
    assert_eq!(
        asked,
        [
            "Lindemark joined the Hanseatic League in 1358.",
            "Kalvo joined the Quoted League in 1905.",
            "Kalvo joined the Listed League in 1906.",
        ]
    );
    let row = &json["refused"][1]["sentence"];
    assert_eq!(row, "Kalvo joined the Table League in 1901. | 1901");
}

#[test]
fn what_is_crossed_out_is_not_read_and_signs_of_lists_are_no_text() {
    let desk = Desk::new();
    desk.write(
        "a.md",
        "Norway joined the United Nations in ~~1944~~ 1945. ~~Chad joined the United Nations in 1901.~~\n\n\
         - [x] Sweden joined the European Union in 1995.\n- [ ] Spain joined the European Union in 1986.\n\n\
         Lindemark\n: Lindemark joined the Hanseatic League in 1358.\n\n\
         | Port | Joined |\n|---|---|\n| Oslo<br>Bergen | 1946 |\n",
    );
    desk.write(
        "b.html",
        "<p>Norway joined the United Nations in <del>1944</del> 1945. <s>Chad joined the United Nations in 1901.</s></p>\
         <p>Sweden joined the European Union in 1995.</p><p>Spain joined the European Union in 1986.</p>\
         <dl><dt>Lindemark<dd>Lindemark joined the Hanseatic League in 1358.</dl>\
         <table><tr><td>Port<td>Joined<tr><td>Oslo<br>Bergen<td>1946</table>",
    );
    for name in ["a.md", "b.html"] {
        let json = desk.json(&["generate", name, "--json", "--min-quality", "0"]);
        let all = json["cards"].as_array().unwrap().iter();
        let told: std::collections::BTreeSet<&str> = all
            .chain(json["refused"].as_array().unwrap())
            .map(|one| one["sentence"].as_str().unwrap())
            .collect();
        let mut wanted = vec![
            // a term of a list of definitions stands before its meaning, as its author wrote it
            match name {
                "a.md" => "Lindemark : Lindemark joined the Hanseatic League in 1358.",
                _ => "Lindemark joined the Hanseatic League in 1358.",
            },
            "Norway joined the United Nations in 1945.",
            "Oslo Bergen | 1946",
            "Port | Joined",
            "Spain joined the European Union in 1986.",
            "Sweden joined the European Union in 1995.",
        ];
        // a term alone says nothing
        wanted.extend(told.get("Lindemark"));
        assert!(
            told.iter()
                .eq(wanted.iter().collect::<std::collections::BTreeSet<_>>()),
            "{name}: {told:?}"
        );
    }
}

#[test]
fn a_text_is_called_by_the_line_with_which_it_begins() {
    let desk = Desk::new();
    let facts = "Norway joined the United Nations in 1945.";
    let told = |name: &str, text: &str| {
        desk.write(name, text);
        let made = quizdeck::deck::read("a.yaml", &generated(&desk, &[name]).out);
        let made = made.deck.unwrap();
        (made.title, made.sources[0].title.clone())
    };
    // headings of plain text look all the same, so those below may be of its sections
    let notes = format!(
        "Norway\n\n{facts}\n\nThe north\n\nThe sun shines at night there.\n\nThe south\n\nThe rain falls all day there.\n"
    );
    let norway = (String::from("Norway"), Some(String::from("Norway")));
    assert_eq!(told("my notes.txt", &notes), norway);
    // of marked headings of one rank none is the title, and what many texts begin with names none
    let marked = notes
        .replace("Norway\n\n", "# Norway\n\n")
        .replace("The north\n", "# The north\n");
    let untitled = (String::from("my-notes"), None);
    assert_eq!(told("my notes.md", &marked), untitled);
    assert_eq!(
        told(
            "my notes.txt",
            &notes.replace("Norway\n\n", "Introduction\n\n")
        ),
        untitled
    );
    assert_eq!(told("my notes.txt", facts), untitled);
}

#[test]
fn other_languages_are_named_and_nothing_is_written() {
    let desk = Desk::new();
    let told = [
        ("대한민국은 1991년에 유엔에 가입하였다.", "Korean"),
        ("日本は1956年に国際連合に加盟しました。", "Japanese"),
        (
            "Договор был подписан в 1951 году.",
            "Russian or another language in Cyrillic letters",
        ),
        (
            "Der Vertrag wurde im Jahr 1919 unterzeichnet. Die Stadt wurde von dem König gegründet, und sie ist die größte des \
             Landes und mit dem Meer verbunden.",
            "another language than English",
        ),
        (
            "Le traité fut signé en 1919 et la France est un pays qui a été fondé par les Francs. La ville est dans le nord du \
             pays, et elle est la plus grande des villes.",
            "another language than English",
        ),
    ];
    for (text, language) in told {
        desk.write("text.txt", text);
        let said = refused(&desk, &["text.txt", "-o", "out.yaml"]);
        assert!(
            said.starts_with(&format!(
                "error: no deck can be made of `text.txt`: it is not English: {language}\n"
            )),
            "{said}"
        );
        assert!(!desk.path("out.yaml").exists(), "{text}");
    }
    // words of another script amid English are no other language
    desk.write(
        "mixed.txt",
        "South Korea (대한민국) joined the United Nations in 1991.\n대한민국은 1991년에 가입하였다.\n",
    );
    assert!(generated(&desk, &["mixed.txt"]).out.contains("'1991'"));
}

#[test]
fn old_encodings_are_read_and_damage_is_told() {
    let desk = Desk::new();
    let text = "The café of Oslo joined the League of Towns in 1912.";
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    desk.write("wide.txt", utf16);
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    desk.write("latin.txt", latin);
    for name in ["wide.txt", "latin.txt"] {
        let run = generated(&desk, &[name]);
        assert!(run.out.contains(&format!("quote: {text}")), "{run:?}");
        desk.write("old.yaml", &run.out);
        let check = desk.run(&["check", "--strict", "--sources", ".", "old.yaml"]);
        assert_eq!(check.out, "no findings in 1 file\n", "{check:?}");
    }
    desk.write(
        "hurt.txt",
        "Norway joined the United Nations in 1945. Norway has a king. Norway has a sea.\n\n\
         The kingâ€™s palace was opened in 1849. Norways king doesnt sail.\n",
    );
    let run = generated(&desk, &["hurt.txt"]);
    for line in [
        "! hurt.txt, paragraph 2: wrongly decoded characters in `kingâ€™s`",
        "! hurt.txt, paragraph 2: a lost apostrophe in `1849. Norways king`",
        "! hurt.txt, paragraph 2: a lost apostrophe in `king doesnt sail.`",
    ] {
        assert!(run.err.lines().any(|said| said == line), "{line}\n{run:?}");
    }
    assert!(!run.out.contains("1849"), "{run:?}");
}

#[test]
fn a_paragraph_without_end_is_cut_at_a_sentence_and_told() {
    let desk = Desk::new();
    let mut line = String::from("Norway joined the United Nations in 1945. ");
    line.push_str(&"It was late, and they went home. ".repeat(4_000));
    line.push_str("Sweden hosted the Summer Olympics in 1912.");
    desk.write("line.txt", &line);
    let run = generated(&desk, &["line.txt"]);
    assert!(
        run.out.contains("Norway") && !run.out.contains("Sweden"),
        "{}",
        run.out
    );
    let word = "! line.txt, paragraph 1: longer than 100 kB, so only its beginning";
    assert!(run.err.contains(word), "{}", run.err);
    let json = desk.json(&["generate", "line.txt", "--json"]);
    let refused = json["refused"].as_array().unwrap();
    assert_eq!(refused.last().unwrap()["reason"], "endless");
    let halves = refused.iter().filter(|one| {
        let sentence = one["sentence"].as_str().unwrap();
        !sentence.is_empty() && !sentence.ends_with('.')
    });
    assert_eq!(halves.count(), 0, "half a sentence is none");
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    desk.write("sub/more.md", "Italy joined the United Nations in 1955.\n");
    let once = generated(&desk, &["notes.txt"]).out;
    let again = ["notes.txt", "sub/../notes.txt", "./notes.txt"];
    assert_eq!(generated(&desk, &again).out, once);
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        // a folder that holds itself, and a file under two names
        symlink("..", desk.path("sub/up")).unwrap();
        symlink("more.md", desk.path("sub/link.md")).unwrap();
        let folder = generated(&desk, &["sub"]);
        assert!(folder.err.contains("from 2 documents"), "{folder:?}");
    }
}

#[test]
fn a_deck_is_no_document() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    generated(&desk, &["notes.txt", "-o", "notes.yaml"]);
    let before = fs::read(desk.path("notes.yaml")).unwrap();
    for args in [
        &["notes.yaml", "-o", "notes.yaml", "--force"][..],
        &["notes.yaml", "--update", "notes.yaml"],
        &["notes.txt", "notes.yaml"],
    ] {
        let said = refused(&desk, args);
        assert!(
            said.contains("`notes.yaml` is a deck, no document"),
            "{said}"
        );
    }
    assert_eq!(fs::read(desk.path("notes.yaml")).unwrap(), before);
}

#[test]
fn what_cannot_be_read_or_written_is_told() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    fs::create_dir(desk.path("folder.txt")).unwrap();
    fs::create_dir(desk.path("out.yaml")).unwrap();
    assert!(refused(&desk, &["folder.txt"]).contains("holds no document"));
    assert!(refused(&desk, &["notes.txt", "-o", "out.yaml"]).contains("`out.yaml` is a folder"));
    let nowhere = refused(&desk, &["notes.txt", "-o", "no/where.yaml"]);
    assert!(nowhere.contains("there is no folder for"), "{nowhere}");
    #[cfg(target_os = "linux")]
    {
        desk.write("odd\u{1b}name.txt", NOTES);
        let said = refused(&desk, &["odd\u{1b}name.txt"]);
        assert!(said.contains("has signs that no deck can cite"), "{said}");
        assert!(!said.contains('\u{1b}'), "{said}");
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let run = desk
            .command(&["generate", "notes.txt"])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2));
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(said.contains("standard output cannot be written"), "{said}");
    }
}
