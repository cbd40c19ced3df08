use super::*;

fn wanted(answer: &str, accept: &[&str], wrong: &[&str]) -> Wanted {
    let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let because = None;
    Wanted {
        texts: owned(&[&[answer], accept].concat()),
        value: Value::Text,
        wrong: owned(wrong)
            .into_iter()
            .map(|text| Distractor {
                text,
                because: because.clone(),
            })
            .collect(),
        exact: false,
    }
}

fn like(wanted: &Wanted, given: &str) -> Likeness {
    wanted.compare(&Said::new(given), "In how many countries was it?", |_| {
        false
    })
}

/// One word for a likeness, for tables.
fn word(likeness: &Likeness) -> &'static str {
    match likeness {
        Likeness::Right => "right",
        Likeness::Near(_) => "near",
        Likeness::Distractor(_) | Likeness::Wrong => "wrong",
    }
}

/// Answer, what is given, what a fair teacher says.
const TEXTS: &[(&str, &str, &str)] = &[
    // fractions
    ("two-thirds", "2/3", "right"),
    ("two-thirds", "⅔", "right"),
    ("two-thirds", "one third", "wrong"),
    ("two-thirds", "a third", "wrong"),
    ("one half", "0.5", "right"),
    ("one half", "half", "right"),
    ("half", "a half", "right"),
    ("two and a half years", "2.5 years", "right"),
    ("two and a half years", "2½", "right"),
    ("two and a half years", "2 years", "wrong"),
    ("a majority of three quarters", "3/4 majority", "wrong"),
    ("a third party", "third party", "right"),
    // case, blanks, hyphens, punctuation, quotes, dashes
    ("Roh Moo-hyun", "Roh Moo-hyun", "right"),
    ("Roh Moo-hyun", "  roh   moo hyun ", "right"),
    ("Roh Moo-hyun", "Roh Moohyun", "right"),
    ("Roh Moo-hyun", "Rohmoohyun", "right"),
    ("Roh Moo-hyun", "ROH MOO–HYUN!", "right"),
    ("Roh Moo-hyun", "\"Roh Moo-hyun\".", "right"),
    ("Roh Moo-hyun", "Roh Tae-woo", "wrong"),
    ("pukpang chongch'aek", "pukpang chŏngch’aek", "right"),
    ("U.S. Army", "US Army", "right"),
    ("Mutual Defense Treaty", "mutual defense treaty.", "right"),
    (
        "Non-Proliferation Treaty",
        "Nonproliferation Treaty",
        "right",
    ),
    (
        "economic and trade cooperation",
        "economic & trade co-operation",
        "right",
    ),
    (
        "research & development",
        "research and development",
        "right",
    ),
    ("ASEAN Plus Three", "ASEAN+3", "right"),
    // articles
    ("the entire peninsula", "entire peninsula", "right"),
    ("Blue House", "the Blue House", "right"),
    ("a free trade agreement", "free trade agreement", "right"),
    (
        "an attack on either of them in the Pacific area",
        "attack on either of them in Pacific area",
        "right",
    ),
    ("vitamin A", "vitamin", "wrong"),
    ("hepatitis A", "hepatitis B", "wrong"),
    ("The Who", "who", "right"),
    ("A", "a", "right"),
    // accents and Unicode forms
    ("São Tomé", "Sao Tome", "right"),
    ("Ångström", "A\u{30a}ngstro\u{308}m", "right"),
    ("1953", "１９５３", "right"),
    ("Łódź", "Lodz", "right"),
    (
        "한국",
        "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
        "right",
    ),
    ("결혼 기념일", "결혼기념일", "right"),
    ("한국", "한극", "wrong"),
    ("대한민국정부", "대한민국정뷰", "near"),
    // numbers
    ("650,000", "650000", "right"),
    ("650,000", "650 000", "right"),
    ("650,000", "650'000", "right"),
    ("650,000", "650 thousand", "right"),
    ("650,000", "six hundred and fifty thousand", "right"),
    ("650,000", "65,000", "wrong"),
    ("100,000", "100k", "right"),
    ("3 million", "three million", "right"),
    ("3 million", "3,000,000", "right"),
    ("3 million", "3", "wrong"),
    ("3 million", "3 billion", "wrong"),
    ("four", "4", "right"),
    ("15", "fifteen", "right"),
    ("15", "15 countries", "right"),
    ("15", "15 km", "wrong"),
    ("15", "-15", "wrong"),
    ("-15", "minus fifteen", "right"),
    ("-15", "15", "wrong"),
    ("3.141", "3,141", "wrong"),
    ("3.141", "3141", "wrong"),
    ("3.5", "3,5", "right"),
    ("1,953", "1953", "right"),
    ("twenty-one", "21", "right"),
    ("third", "3rd", "right"),
    ("third largest", "3rd-largest", "right"),
    ("third", "thirdly", "wrong"),
    ("third", "fourth", "wrong"),
    ("Second Infantry Division", "2nd Infantry Division", "right"),
    ("Second Infantry Division", "2nd Infantry Divison", "near"),
    (
        "Second Infantry Division",
        "Third Infantry Division",
        "wrong",
    ),
    ("US$18.5 billion", "18.5 billion", "right"),
    ("US$18.5 billion", "$18.5bn", "right"),
    ("US$18.5 billion", "18.5 billion US dollars", "right"),
    ("US$18.5 billion", "18,500 million dollars", "right"),
    ("US$18.5 billion", "18.5 million", "wrong"),
    ("US$18.5 billion", "€18.5 billion", "wrong"),
    ("41%", "41 per cent", "right"),
    ("41%", "41", "right"),
    ("20 years", "twenty years", "right"),
    ("20 years", "20 months", "wrong"),
    ("G-20", "G20", "right"),
    ("G-20", "20", "wrong"),
    // years and dates
    ("1965", "nineteen sixty-five", "right"),
    ("1965", "in 1965", "right"),
    ("1965", "June 1965", "right"),
    ("1965", "22 June 1965", "right"),
    ("1965", "6/22/1965", "right"),
    ("1965", "1966", "wrong"),
    ("1965", "June 1966", "wrong"),
    ("1965", "196", "wrong"),
    ("1965", "before 1965", "wrong"),
    ("1953", "1954", "wrong"),
    ("1990s", "the 1990s", "right"),
    ("1990s", "nineteen nineties", "right"),
    ("1990s", "1990", "wrong"),
    ("October 1998", "Oct. 1998", "right"),
    ("October 1998", "1998-10", "right"),
    ("October 1998", "12 October 1998", "right"),
    ("October 1998", "1998", "wrong"),
    ("October 1998", "Octobr 1998", "near"),
    ("October 1998", "October 1997", "wrong"),
    ("17 November 2005", "November 17, 2005", "right"),
    ("17 November 2005", "17.11.2005", "right"),
    ("17 November 2005", "2005년 11월 17일", "right"),
    ("17 November 2005", "18 November 2005", "wrong"),
    ("4 March 1992", "3/4/1992", "right"),
    // names with the family name at the other end
    ("Kim Dae-jung", "Dae-jung Kim", "right"),
    ("Shinzo Abe", "Abe, Shinzo", "right"),
    ("Kim Dae-jung", "Kim Young-sam", "wrong"),
    ("economic trade", "trade economic", "wrong"),
    // near misses
    ("Vladivostok", "Vladivostock", "near"),
    ("Gorbachev", "Gorbachov", "near"),
    ("Japan", "Japn", "near"),
    ("Iran", "Iraq", "wrong"),
    ("North Korea", "South Korea", "wrong"),
    ("Northern Policy", "Southern Policy", "wrong"),
    ("Soviet Union", "Russia", "wrong"),
    ("signed", "unsigned", "wrong"),
    ("aligned states", "non-aligned states", "wrong"),
    ("aligned states", "not aligned states", "wrong"),
    ("with nuclear weapons", "without nuclear weapons", "wrong"),
    // nothing, and answers that are signs
    ("Japan", "", "wrong"),
    ("Japan", " ?! ", "wrong"),
    ("+", "+", "right"),
    ("+", "-", "wrong"),
    ("C++", "c++", "right"),
    ("C++", "C", "wrong"),
];

#[test]
fn texts_are_compared_as_a_fair_teacher_does() {
    for (answer, given, verdict) in TEXTS.iter().copied() {
        let likeness = like(&wanted(answer, &[], &[]), given);
        assert_eq!(word(&likeness), verdict, "{answer} / {given}");
    }
}

#[test]
fn a_date_takes_a_finer_one_and_no_coarser() {
    let date = |text: &str| Wanted {
        value: Value::Date(text.parse().unwrap()),
        ..wanted(text, &[], &[])
    };
    for (answer, given, verdict) in [
        ("1992-08-24", "1992-08-24", "right"),
        ("1992-08-24", "24 August 1992", "right"),
        ("1992-08-24", "Aug 24th, 1992", "right"),
        ("1992-08-24", "8/24/92", "right"),
        ("1992-08-24", "August 1992", "wrong"),
        ("1992-08-24", "1992", "wrong"),
        ("1992-08-24", "24 August", "wrong"),
        ("1992-08-24", "24 Agust 1992", "near"),
        ("1992-08-24", "25 Agust 1992", "wrong"),
        ("1992-08-24", "24 or 25 August 1992", "wrong"),
        ("1992-08", "August 1992", "right"),
        ("1992-08", "24 August 1992", "right"),
        ("1992-08", "1992-09", "wrong"),
        ("1992-08", "Augsut 1992", "near"),
        ("1992", "24 August 1992", "right"),
        ("1992", "'92", "wrong"),
        ("1992-04-03", "3/4/1992", "right"),
        ("1992-03-04", "3/4/1992", "right"),
        ("1992-03-04", "3.4.1992", "wrong"),
    ] {
        assert_eq!(
            word(&like(&date(answer), given)),
            verdict,
            "{answer} / {given}"
        );
    }
    let near = like(&date("1992-08-24"), "24 Agust 1992");
    assert_eq!(near, Likeness::Near("24 August 1992".into()));
}

#[test]
fn exact_answers_forgive_case_and_unicode_form_only() {
    let exact = |answer: &str| Wanted {
        exact: true,
        ..wanted(answer, &[], &[])
    };
    for (answer, given, verdict) in [
        ("résumé", " RE\u{301}SUME\u{301} ", "right"),
        ("résumé", "resume", "wrong"),
        ("Daihoumaru", "Daihomaru", "wrong"),
        ("Moo-hyun", "Moo hyun", "wrong"),
        ("the end", "end", "wrong"),
        ("1953", "１９５３", "right"),
        ("1953", "1,953", "wrong"),
        ("1953", "June 1953", "wrong"),
        ("x²", "x2", "wrong"),
        ("...", "...", "right"),
    ] {
        assert_eq!(
            word(&like(&exact(answer), given)),
            verdict,
            "{answer} / {given}"
        );
    }
}

#[test]
fn a_distractor_is_never_right_or_near() {
    let gorbachev = wanted(
        "Gorbachev",
        &["Mikhail Gorbachev"],
        &["Gorbachov", "Yeltsin"],
    );
    assert_eq!(like(&gorbachev, "gorbachov"), Likeness::Distractor(0));
    assert_eq!(like(&gorbachev, "Gorbachovv"), Likeness::Wrong);
    assert_eq!(like(&gorbachev, "Gorbachow"), Likeness::Wrong);
    assert_eq!(word(&like(&gorbachev, "Mikhail Gorbatchev")), "near");
    let year = wanted("1965", &[], &["June 1965"]);
    assert_eq!(like(&year, "1965-06"), Likeness::Distractor(0));
    assert_eq!(like(&year, "July 1965"), Likeness::Right);
    let accent = wanted("resume", &[], &["résumé"]);
    assert_eq!(like(&accent, "Resume"), Likeness::Right);
    assert_eq!(like(&accent, "Résumé"), Likeness::Distractor(0));
}

#[test]
fn a_near_miss_that_answers_something_else_is_wrong() {
    let right = wanted("Gorbachev", &[], &[]);
    assert_eq!(
        right.compare(&Said::new("Gorbachov"), "", |_| true),
        Likeness::Wrong
    );
    assert_eq!(
        right.compare(&Said::new("gorbachev"), "", |_| true),
        Likeness::Right
    );
}

#[test]
fn what_was_nearly_given_is_named() {
    let right = wanted("Mutual Defense Treaty", &["Defense Pact"], &[]);
    assert_eq!(
        like(&right, "defence pact"),
        Likeness::Near("Defense Pact".into())
    );
}
