//! The page in a real browser.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::page::studied;

/// Names under which the browser is installed.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

fn browser() -> Option<&'static str> {
    let there = |name: &&str| {
        let version = Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        version.is_ok_and(|status| status.success())
    };
    let found = BROWSERS.into_iter().find(there);
    if found.is_none() {
        eprintln!("skipped: no chromium here");
    }
    found
}

/// Runs the browser without a window, on a folder of its own.
fn see(browser: &str, folder: &Path, words: &[&str]) -> String {
    let seen = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--virtual-time-budget=2000",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("browser").display()
        ))
        .args(words)
        .env("HOME", folder)
        .output()
        .unwrap();
    String::from_utf8_lossy(&seen.stdout).into_owned()
}

/// What the browser measures: a frame around the page, so that nothing in the page itself has to run.
const PROBE: &str = r#"<!doctype html><body style="margin:0"><iframe id="f" style="border:0;width:WIDTHpx;height:900px" srcdoc="PAGE"></iframe>
<script>onload = () => { const d = document.getElementById('f').contentDocument;
const wide = d.documentElement.scrollWidth, tiny = [...d.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().height < 60).length;
const over = [...d.querySelectorAll('svg text')].filter(t => { const b = t.getBBox(), v = t.ownerSVGElement.viewBox.baseVal; return b.x < -1 || b.x + b.width > v.width + 1 || b.y < -1 || b.y + b.height > v.height + 1; }).map(t => t.textContent);
document.body.textContent = 'wide=' + wide + ' pictures=' + d.querySelectorAll('svg').length + ' tiny=' + tiny + ' over=[' + over + '] heading=' + d.querySelector('h1').textContent; }</script>"#;

#[test]
fn the_page_is_seen_as_it_should_be() {
    let Some(browser) = browser() else { return };
    let desk = studied();
    assert_eq!(
        desk.run(&["stats", "talk.yaml", "--html", "page.html"])
            .code,
        0
    );
    let page = std::fs::read_to_string(desk.path("page.html")).unwrap();
    // the frame may look into the page, which forbids scripts of its own
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    for width in ["400", "1200"] {
        let probe = PROBE.replace("WIDTH", width).replace("PAGE", &page);
        let path = desk.write("probe.html", probe);
        let address = format!("file://{}", path.display());
        let seen = see(browser, &desk.path(""), &["--dump-dom", &address]);
        let told = seen.split("<body").nth(1).unwrap_or(&seen);
        assert!(
            told.contains(&format!("wide={width} pictures=7 tiny=0 over=[]")),
            "{width}: {told}"
        );
        assert!(
            told.contains("Talk &lt;b&gt;&amp;&lt;/b&gt; \u{c11c}\u{c6b8}"),
            "{told}"
        );
    }
    let address = format!("file://{}", desk.path("page.html").display());
    for scheme in ["0", "1"] {
        let picture = desk.path(&format!("seen-{scheme}.png"));
        let shot = format!("--screenshot={}", picture.display());
        let blink = format!("--blink-settings=preferredColorScheme={scheme}");
        see(
            browser,
            &desk.path(""),
            &[&shot, &blink, "--window-size=1200,900", &address],
        );
        let bytes = std::fs::read(&picture).unwrap();
        assert!(
            bytes.starts_with(b"\x89PNG") && bytes.len() > 20_000,
            "a picture with something on it"
        );
    }
    let pictures =
        ["0", "1"].map(|scheme| std::fs::read(desk.path(&format!("seen-{scheme}.png"))).unwrap());
    assert!(pictures[0] != pictures[1], "light and dark differ");
}
