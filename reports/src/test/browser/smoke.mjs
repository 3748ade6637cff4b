// Opens certificates in headless Chromium and looks at them as people do: on a phone and on a desk, light and dark, with and without
// script, and printed. Usage: npm test -- [--shots FOLDER] [--pages NUMBER] certificate.html...
// The last line is `N passed, N failed`; the exit code is 1 when something failed.
import { readFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { shots, pages, files } = options(process.argv.slice(2));
const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find((path) => path && existsSync(path));
if (!executablePath || files.length === 0) {
  console.error(executablePath
    ? "usage: npm test -- [--shots FOLDER] [--pages NUMBER] certificate.html..."
    : "There is no Chromium here: install it (apt-get install chromium) or set CHROMIUM to its path.");
  process.exit(2);
}

let passed = 0;
let failed = 0;
function check(name, problems) {
  const found = [problems].flat().filter(Boolean);
  if (found.length === 0) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAIL ${name}`);
  found.slice(0, 10).forEach((line) => console.log(`     ${line}`));
}

const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"], protocolTimeout: 600_000 });
try {
  for (const file of files) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [390, 1280]) {
        await look(file, scheme, width);
      }
    }
    await navigate(file);
    await withoutScript(file);
    await print(file);
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function open(file, width, prepare = async () => {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => request.url().startsWith("http") && errors.push(`asks for ${request.url()}`));
  await page.setViewport({ width, height: 900, isMobile: width < 600, hasTouch: width < 600 });
  await prepare(page);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return { page, errors };
}

async function look(file, scheme, width) {
  const name = `${basename(file)} ${width}px ${scheme}`;
  const { page, errors } = await open(file, width, (fresh) =>
    fresh.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]));
  check(`${name}: no console error`, errors);
  check(`${name}: no horizontal overflow`, await overflow(page));
  check(`${name}: the verdict is on the first screen`, await page.$eval(".verdict",
    (verdict) => verdict.getBoundingClientRect().bottom < innerHeight && verdict.getBoundingClientRect().right <= innerWidth
      ? "" : "it is not"));
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${basename(dirname(file))}-${width}-${scheme}.png`) });
  }
  // A full page repeats the same markup a thousand times; some of each tell as much, and in seconds.
  await page.evaluate(() => {
    ["details.feature", "tbody.group", ".card"].forEach((kind) =>
      [...document.querySelectorAll(kind)].slice(8).forEach((each) => each.remove()));
    document.querySelectorAll("details.feature").forEach((feature) =>
      [...feature.querySelectorAll("details.one")].slice(4).forEach((each) => each.remove()));
  });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  check(`${name}: axe-core finds nothing serious`, violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .map((violation) => `${violation.id}: ${violation.help} (${violation.nodes.length}, first: ${violation.nodes[0].html})`));
  if (width < 600) {
    await page.evaluate(() => document.querySelectorAll(".card details, details.feature").forEach((each) => { each.open = true; }));
    check(`${name}: no horizontal overflow with the details open`, await overflow(page));
  }
  await page.close();
}

function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const first = wide > 0 && [...document.body.querySelectorAll("*")].find((each) =>
      each.getBoundingClientRect().right > innerWidth + 1 && each.closest("nav") === null);
    return wide > 0 ? `${wide} px too wide, first ${first ? first.outerHTML.slice(0, 120) : "unknown"}` : "";
  });
}

/** With the page's own script: a link to a case opens it, and the filter leaves what was asked for. */
async function navigate(file) {
  const name = basename(file);
  const { page, errors } = await open(file, 1280);
  const link = await page.$('#requirements a[href^="#c-"]');
  if (link) {
    check(`${name}: a link to a case opens it`, await link.evaluate(async (each) => {
      each.click();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const target = document.getElementById(decodeURIComponent(each.getAttribute("href").slice(1)));
      return target.checkVisibility() ? "" : `${target.id} stays closed`;
    }));
  }
  check(`${name}: no link leads nowhere`, await page.$$eval('a[href^="#"]', (links) => links
    .map((each) => decodeURIComponent(each.getAttribute("href").slice(1)))
    .filter((id) => document.getElementById(id) === null)));
  check(`${name}: the filter finds`, await page.evaluate(() => {
    const id = document.querySelector("tr.row").id.replace("r-", "");
    const find = document.getElementById("find");
    find.value = id;
    find.dispatchEvent(new Event("input"));
    const rows = [...document.querySelectorAll("tr.row:not([hidden])")];
    return rows.length > 0 && rows.every((row) => row.textContent.includes(id)) ? "" : `${rows.length} rows for ${id}`;
  }));
  check(`${name}: no console error while navigating`, errors);
  await page.close();
}

async function withoutScript(file) {
  const { page } = await open(file, 1280, (fresh) => fresh.setJavaScriptEnabled(false));
  // What evaluates here comes from the protocol of the browser, not from the page.
  const text = await page.$eval("body", (body) => body.innerText);
  check(`${basename(file)}: reads without script`, text.includes("Requirements") && text.length > 2000 ? "" : "it does not");
  check(`${basename(file)}: offers no search without script`,
    (await page.$eval("#search", (search) => search.checkVisibility())) ? "the search is shown" : "");
  await page.close();
}

async function print(file) {
  const { page } = await open(file, 1280);
  const pdf = Buffer.from(await page.pdf({ format: "A4", timeout: 120_000 })).toString("latin1");
  const count = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  check(`${basename(file)}: prints on at most ${pages} pages`, count > 0 && count <= pages ? "" : `${count} pages`);
  if (shots) {
    await page.pdf({ format: "A4", path: join(shots, `${basename(dirname(file))}.pdf`), timeout: 120_000 });
  }
  await page.close();
  if (file.includes("brief")) {
    check(`${basename(file)}: stays below half a megabyte`, statSync(file).size < 500_000 ? "" : `${statSync(file).size} bytes`);
  }
}

function options(words) {
  const found = { shots: "", pages: 15, files: [] };
  for (let at = 0; at < words.length; at++) {
    if (words[at] === "--shots") {
      found.shots = words[++at];
    } else if (words[at] === "--pages") {
      found.pages = Number(words[++at]);
    } else {
      found.files.push(resolve(words[at]));
    }
  }
  return found;
}
