use super::*;
use crate::diagnostic::Diagnostic;

fn tree(text: &str) -> (Option<Node<'_>>, Vec<Diagnostic>) {
    let mut findings = Findings::new();
    let tree = super::read(text, &mut findings);
    (tree, findings.sorted())
}

/// All scalars, keys too, as `text=the bytes it stands for`.
fn scalars(node: &Node, text: &str) -> Vec<String> {
    let one = |scalar: &Scalar| format!("{}={}", scalar.text, &text[scalar.span.clone()]);
    match node {
        Node::Scalar(scalar) => vec![one(scalar)],
        Node::List(list) => list
            .items
            .iter()
            .flat_map(|item| scalars(item, text))
            .collect(),
        Node::Map(map) => {
            let pair = |pair: &Pair| {
                std::iter::once(one(&pair.key))
                    .chain(scalars(&pair.value, text))
                    .collect::<Vec<_>>()
            };
            map.pairs.iter().flat_map(pair).collect()
        }
    }
}

fn sound(text: &str) -> Vec<String> {
    let (tree, findings) = tree(text);
    assert_eq!(findings, []);
    scalars(&tree.unwrap(), text)
}

#[test]
fn scalars_keep_their_spelling_and_their_place() {
    assert_eq!(
        sound("a: 3.10\nb: [007, no, 'it''s', \"\\u00e9\"]\n"),
        [
            "a=a",
            "3.10=3.10",
            "b=b",
            "007=007",
            "no=no",
            "it's='it''s'",
            "é=\"\\u00e9\"",
        ]
    );
    assert_eq!(
        sound("a: |\n  x\n  y\n\nb: >-\n  x\n  y\n"),
        ["a=a", "x\ny\n=x\n  y", "b=b", "x y=x\n  y"]
    );
    assert_eq!(
        sound("a: two\n  lines # not this\nb:\n"),
        ["a=a", "two lines=two\n  lines", "b=b", "="]
    );
}

#[test]
fn places_are_bytes_also_after_korean_text_a_mark_and_windows_line_ends() {
    assert_eq!(
        sound("\u{feff}# 설명\r\n한: 국\r\n끝: [\"외교\", b]\r\n"),
        ["한=한", "국=국", "끝=끝", "외교=\"외교\"", "b=b"]
    );
}

#[test]
fn lists_and_maps_reach_from_their_first_to_their_last_byte() {
    let text = "a:\n  - {b: [c, d]}\n  - e: f\n\n\n# end\n";
    let (Some(Node::Map(map)), _) = tree(text) else {
        panic!()
    };
    let Node::List(list) = &map.pairs[0].value else {
        panic!()
    };
    assert_eq!(&text[map.span.clone()], "a:\n  - {b: [c, d]}\n  - e: f");
    assert_eq!(&text[list.items[0].span().clone()], "{b: [c, d]}");
    assert_eq!(&text[list.items[1].span().clone()], "e: f");
}

#[test]
fn an_alias_is_a_copy_that_stands_where_it_is_written() {
    assert_eq!(
        sound("a: &x no\nb: *x\nc: &y [1, *x]\nd: *y\n"),
        [
            "a=a", "no=no", "b=b", "no=*x", "c=c", "1=1", "no=*x", "d=d", "1=1", "no=*x",
        ]
    );
    let (Some(Node::Map(map)), _) = tree("a: &x no\nb: *x\n") else {
        panic!()
    };
    let bare = |at: usize| matches!(&map.pairs[at].value, Node::Scalar(scalar) if scalar.bare);
    assert_eq!(
        (bare(0), bare(1)),
        (true, false),
        "a copy is not written bare, so nothing there can be quoted"
    );
}

/// The rules that a text breaks.
fn broken(text: &str) -> Vec<&'static str> {
    tree(text).1.iter().map(|finding| finding.rule).collect()
}

#[test]
fn bombs_of_aliases_are_refused_before_they_burst() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..20 {
        let before = format!("*a{}, ", level - 1).repeat(10);
        bomb.push_str(&format!("a{level}: &a{level} [{before}]\n"));
    }
    assert_eq!(broken(&bomb), ["yaml-alias"]);
    let long = format!(
        "a: &a \"\\x41{}\"\nb: [{}]\n",
        "x".repeat(100_000),
        "*a, ".repeat(10_000)
    );
    assert_eq!(broken(&long), ["yaml-alias"]);
    let mut deep = String::from("a0: &a0 [x]\n");
    for level in 1..100 {
        deep.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    assert_eq!(broken(&deep), ["yaml-depth"]);
    assert_eq!(broken(&"[".repeat(100_000)), ["yaml-depth"]);
    assert_eq!(broken(&"- ".repeat(100_000)), ["yaml-depth"]);
    assert_eq!(broken("a: &a x\nb: *c\n"), ["yaml-syntax"]);
}

#[test]
fn nothing_is_read_where_nothing_is_written() {
    for text in ["", "\u{feff}", "# only a comment\n", "\n\n"] {
        let (tree, findings) = tree(text);
        assert!(
            tree.is_none_or(|node| node.is_absent()) && findings.is_empty(),
            "{text:?}"
        );
    }
    let (tree, findings) = tree("---\n");
    assert!(tree.unwrap().is_absent() && findings.is_empty());
}

/// The message, the line and the sign meant of the only finding.
fn complaint(text: &str) -> String {
    let findings = tree(text).1;
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    let line = text[..finding.place.span.start].lines().count().max(1)
        + usize::from(text[..finding.place.span.start].ends_with('\n'));
    format!(
        "{line} `{}` {}; {}",
        text[finding.place.span.clone()].escape_debug(),
        finding.message,
        finding.help.as_deref().unwrap_or("-")
    )
}

#[test]
fn faults_of_the_notation_are_told_in_plain_words() {
    insta::assert_snapshot!(complaint("a: 'x\n"), @r#"1 `\'` the quote that opens here is never closed; close the quote at the end of the text"#);
    insta::assert_snapshot!(complaint("a: [1, 2\nb: 3\n"), @"2 `:` a key begins before the list or map above is closed; close it with `]` or `}`");
    insta::assert_snapshot!(complaint("a: [1, 2"), @"1 `2` a comma or `]` is missing in a list; part the values by commas; quote texts with brackets or commas");
    insta::assert_snapshot!(complaint("a: {b: 1"), @"1 `1` a comma or `}` is missing in a map; part the pairs by commas; quote texts with brackets or commas");
    insta::assert_snapshot!(complaint("a: \"\\q\"\n"), @r#"1 `\"` a backslash in double quotes with a sign that YAML does not know; write two backslashes for one, or use single quotes"#);
    insta::assert_snapshot!(complaint("a: @home\n"), @"1 `@` a text may not begin with `@` unless it is quoted; put the text in double quotes");
    insta::assert_snapshot!(complaint("a: %x\n"), @"1 `%` a text may not begin with `%` unless it is quoted; put the text in double quotes");
    insta::assert_snapshot!(complaint("a: \"x\" y\n"), @"1 `y` text goes on after the closing quote; put the whole text in one pair of quotes");
    insta::assert_snapshot!(complaint("a: [b]]\n"), @"1 `]` a closing bracket without an opening one; remove it, or quote the text");
    insta::assert_snapshot!(complaint("a: }\n"), @"1 `}` a closing bracket without an opening one; remove it, or quote the text");
    insta::assert_snapshot!(complaint("a:\n  - b\n c: d\n"), @"3 `c` a line that does not fit the indent of the keys above; align it with the keys of the same map");
    insta::assert_snapshot!(complaint("a: 1\n- b\n"), @"2 `b` a line that does not fit the indent of the keys above; align it with the keys of the same map");
    insta::assert_snapshot!(complaint("- a\nb: 1\n"), @"2 `b` a line that does not fit the indent of the list above; align it with the `-` signs, or indent it to belong to the last one");
    insta::assert_snapshot!(complaint("a: - b\n"), @"1 `-` a list begins on the line of its key; begin the list on the next line");
    insta::assert_snapshot!(complaint("a: 1\nb\nc: 2\n"), @"2 `b` a line without a colon where a key belongs; write `key: value`, or indent a text that goes on");
    insta::assert_snapshot!(complaint("a:\n\t- b\n"), @"2 `-` a tab where blanks belong; indent with blanks");
    insta::assert_snapshot!(complaint("a: |\n\tb\n"), @"1 `|` a tab where blanks belong; indent with blanks");
    insta::assert_snapshot!(complaint("a: *x\n"), @"1 `*` this alias names a value that does not exist; write the value out instead");
    insta::assert_snapshot!(complaint("a: b\0c\n"), @r#"1 `\0` a control character that YAML does not allow; remove it"#);
    insta::assert_snapshot!(complaint("a: 'b\n---\nc'\n"), @r#"1 `\'` a document ends inside a quoted text; close the quote before it"#);
    insta::assert_snapshot!(complaint("a: [b c: d: e]\n"), @"1 `:` a comma or `}` is missing in a map; part the pairs by commas; quote texts with brackets or commas");
    insta::assert_snapshot!(complaint("a: b\n  c: d\n"), @"2 `:` a colon and a blank in the middle of a text; quote the whole text, or mend the indent when a new key begins here");
    insta::assert_snapshot!(complaint("한: 국: 어\n"), @"1 `:` a colon and a blank in the middle of a text; quote the whole text, or mend the indent when a new key begins here");
    insta::assert_snapshot!(complaint("a: \"b\nc\"\n"), @r#"1 `\"` a line is indented wrongly; indent it deeper than its key, with blanks"#);
}
