import { expect, test } from 'vitest';
import { textOf } from '#domain/document.ts';
import { html, looksLikeHtml } from '#formats/html.ts';
import { limits, readResume } from '../support/corpus.ts';

/** The words of a page that its styles hide. */
async function hiddenIn(source: string): Promise<string[]> {
  const outcome = await html.read(new TextEncoder().encode(`<!doctype html>${source}`), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  return document.lines.filter((line) => line.hiding !== null).map((line) => textOf(document, line));
}

/** The words that a page shows. */
async function shownIn(source: string): Promise<string> {
  const outcome = await html.read(new TextEncoder().encode(`<!doctype html>${source}`), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  const lines = document.lines.filter((line) => line.hiding === null);
  return lines.map((line) => textOf(document, line)).join('\n');
}

test.each([
  ['white on white', '<p style="color:#fff">Kubernetes</p>'],
  ['an id', '<style>#more{display:none}</style><p id="more">Kubernetes</p>'],
  ['an id over a class', '<style>#x{color:#fff}.x{color:#000}</style><p id="x" class="x">Kubernetes</p>'],
  [
    'the colour of its body',
    '<html>\n<head><title>Jo</title></head>\n<body style="background:#333333"><p style="color:#333333">Kubernetes</p>',
  ],
  [
    'the colour of its body, behind its end',
    '<html>\n<body bgcolor="#333333"><p style="color:#fff">A</p></body><p style="color:#333333">Kubernetes</p>',
  ],
  ['a child of an id', '<style>#box p{font-size:1px}</style><div id="box"><p>Kubernetes</p></div>'],
])('hidden by %s', async (_name, source) => {
  expect(await hiddenIn(source)).toEqual(['Kubernetes']);
});

test.each([
  [
    'white on a band that an id paints',
    '<style>#hd{background:#00736b;color:#fff}</style><div id="hd">Jo</div>',
  ],
  [
    'a link in such a band',
    '<style>#hd{background:#00736b}</style><div id="hd"><a style="color:#fff">jo@example.com</a></div>',
  ],
  ['another id', '<style>#more{display:none}</style><p id="less">Kubernetes</p>'],
  [
    'a dark ground by a selector that is not followed',
    '<style>:root{background:#111}</style><p style="color:#fff">Jo</p>',
  ],
  ['a dark ground by nesting', '<style>.a{color:#fff; .b &{background:#111}}</style><p class="a">Jo</p>'],
  [
    'a ground by an attribute',
    '<table bgcolor="#102030"><tr><td><b style="color:#fff">Jo</b></td></tr></table>',
  ],
  [
    'a ground that a later rule paints',
    '<style>.a{background-color:#fff}.a{background:#1e293b;color:#fff}</style><p class="a">Jo</p>',
  ],
  ['letters with an edge', '<style>.a{color:#fff;text-shadow:0 0 2px #000}</style><p class="a">Jo</p>'],
  [
    'a size that undoes that of the outer',
    '<style>.o{font-size:0}.i{font-size:12px}</style><div class="o"><p class="i">Jo</p></div>',
  ],
  ['a date in the margin', '<style>.d{position:absolute;left:-160px}</style><p class="d">2019</p>'],
  ['a size by the root', '<style>html{font-size:100px}p{font-size:.24rem}</style><p>Jo</p>'],
  ['gone on paper only', '<style>@media print{.np{display:none}}</style><p class="np">Kubernetes</p>'],
  [
    'gone on small screens only',
    '<style>@media (max-width:600px){.a{color:red} .s{display:none}} b{color:red}</style><p class="s">Kubernetes</p>',
  ],
  [
    'faded at times',
    '<style>@keyframes f{from{opacity:0}to{opacity:1}}</style><p class="from">Kubernetes</p>',
  ],
  [
    'of unknown selectors',
    '<style>.fade:not(.on){opacity:0}[data-x]{display:none}</style><p class="fade" data-x>K8s</p>',
  ],
  ['white over a picture', '<style>.h{background-image:url(a.jpg);color:#fff}</style><p class="h">Jo</p>'],
  ['white where another sheet paints', '<link rel="stylesheet" href="a.css"><p style="color:#fff">Jo</p>'],
  [
    'white over what lies elsewhere',
    '<style>.bg{position:absolute;background:#333}.t{color:#fff}</style><div class="bg"> </div><p class="t">Jo</p>',
  ],
  [
    'a picture in place of its words',
    '<style>.l{background:url(l.png);text-indent:-9999px}</style><h1 class="l">Jo</h1>',
  ],
  [
    'white behind the end of a dark body',
    '<html><head><title>Jo</title></head><body style="background:#333"><p>A</p></body><p style="color:#fff">Jo</p></html>',
  ],
  [
    'white before a body that is dark',
    '<p style="color:#fff">Jo</p><body bgcolor="#333333"><p style="color:#fff">Doe</p>',
  ],
])('shown: %s', async (_name, source) => {
  expect(await hiddenIn(source)).toEqual([]);
  expect(await shownIn(source)).not.toBe('');
});

test.each([
  [
    'what a script may show',
    '<script>document.body.classList.add(1)</script><p style="display:none">Kubernetes</p>',
  ],
  [
    'what a state shows',
    '<style>.m{display:none}.o:hover .m{display:block}</style><div class="o"><p class="m">K</p></div>',
  ],
  [
    'what print shows',
    '<style>.p{display:none}@media print{.p{display:block}}</style><p class="p">Kubernetes</p>',
  ],
  [
    'what listeners hear',
    '<style>.sr-only{position:absolute;left:-9999px}</style><a class="sr-only">To the text</a>',
  ],
  [
    'tabs without a script',
    '<style>.p{display:none}#t:checked~.p{display:block}</style><input id="t"><p class="p">K</p>',
  ],
  ['what fades in by itself', '<style>.f{opacity:0;animation:in 1s forwards}</style><p class="f">K</p>'],
  ['a little that fades', '<script>document.body.classList.add(1)</script><p style="opacity:0">K</p>'],
])('neither counted nor accused: %s', async (_name, source) => {
  const page = `${source}<p>Jo Example, clerk of the town of Bremen</p>`;
  expect(await hiddenIn(page)).toEqual([]);
  expect(await shownIn(page)).toBe('Jo Example, clerk of the town of Bremen');
});

test('a page that fades in is read', async () => {
  const page =
    '<script>document.body.classList.add(1)</script><p>Jo</p><p style="opacity:0">Clerk of the town of Bremen, 2015 – 2019</p>';
  expect(await shownIn(page)).toBe('Jo\nClerk of the town of Bremen, 2015 – 2019');
  expect(await hiddenIn(page)).toEqual([]);
});

test.each([
  ['<p><span class="tag">PyTorch</span><span class="tag">CUDA</span></p>', 'PyTorch CUDA'],
  ['<p><span>Apr 2020 – Mar 2023</span><span>3 years</span></p>', 'Apr 2020 – Mar 2023 3 years'],
  ['<p><small>Palo Alto</small><em class="badge">since Feb 2024</em></p>', 'Palo Alto since Feb 2024'],
  ['<p><b>J</b><b>o</b> Example</p>', 'Jo Example'],
  ['<p><b>D</b><span class="rest">evOps</span></p>', 'DevOps'],
  ['<p>Post<b>gre</b>SQL</p>', 'PostgreSQL'],
])('%s reads %s', async (source, text) => {
  expect(await shownIn(source)).toBe(text);
});

test.each([
  [
    'a state that does not show it',
    '<style>.x{display:none}.x:hover{color:red}</style><p class="x">Kubernetes</p>',
  ],
  [
    'a script that reaches for nothing',
    '<script>document.write("Rust")</script><p style="display:none">Kubernetes</p>',
  ],
  [
    'data that no script is',
    '<script type="application/ld+json">{}</script><p style="display:none">Kubernetes</p>',
  ],
])('hidden in spite of %s', async (_name, source) => {
  expect(await hiddenIn(source)).toEqual(['Kubernetes']);
});

test.each([
  ['<p>Clerk<span>2021</span></p>', 'Clerk\t2021'],
  ['<p>Clerk<span>March 2019 - 2021</span></p>', 'Clerk\tMarch 2019 - 2021'],
  ['<style>p i{float:right}</style><p>Northwind Ltd<i>Leeds</i></p>', 'Northwind Ltd\tLeeds'],
  ['<p>Windows<b>7</b> and co<i>operation</i></p>', 'Windows7 and cooperation'],
  ['<p>01.04.<span>2019</span>-30.05.<span>2021</span></p>', '01.04.2019-30.05.2021'],
  ['<p>Studio<b>2019</b></p>', 'Studio2019'],
])('%s at the other edge of a line', async (source, shown) => {
  expect(await shownIn(source)).toBe(shown);
});

test('what a row sets apart, and a time, is apart from the text before it', async () => {
  const page =
    '<style>.job{display:flex}</style><div class="job"><strong>Backend Developer</strong><span>Oct 2015 – May 2018</span></div><p><b>Tester</b><time>2012</time></p>';
  const outcome = await html.read(Buffer.from(`<html><body>${page}</body></html>`), { ...limits });
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.document.text).toBe('Backend Developer\tOct 2015 – May 2018\nTester 2012\n');
});

test.each([
  ['<div style="display: flex">\n <b>Northwind</b>\n <span>Leeds</span>\n</div>', 'Northwind\tLeeds\n'],
  ['<div class="justified-row">\n <b>Northwind</b>\n <span>Leeds</span>\n</div>', 'Northwind\tLeeds\n'],
  ['<div class="narrow">\n <b>Northwind</b>\n <span>Leeds</span>\n</div>', 'Northwind Leeds\n'],
])('elements of a row stand apart whatever white space is between them: %j', async (page, text) => {
  const outcome = await html.read(Buffer.from(`<html><body>${page}</body></html>`), { ...limits });
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.document.text).toBe(text);
});

test('badges say what they show, other pictures nothing', async () => {
  const badge = (name: string) => `<img alt="${name}" src="https://img.shields.io/badge/-${name}-blue">`;
  const icons = '<img alt="My skills" src="https://skillicons.dev/icons?i=rust,postgres&theme=dark">';
  const photo = '<img alt="Jo Example in Kubernetes shirt" src="me.jpg">';
  expect(await shownIn(`<p>${badge('TypeScript')}${badge('React')}</p><p>${icons}</p>${photo}`)).toBe(
    'TypeScript, React,\nrust, postgres,',
  );
});

/** Reads a source that must be known for a page. */
async function readPage(source: string) {
  const bytes = new TextEncoder().encode(source);
  expect(looksLikeHtml(bytes)).toBe(true);
  return html.read(bytes, limits);
}

test('a page as a generator of sites reads it is a page without what is the generator’s', async () => {
  const source = [
    '---',
    'layout: resume',
    '---',
    '  <nav class="navbar"><a href="{{ site.baseurl }}/">Ada Quellmann</a></nav>',
    '{% include head.html %}',
    '<section><h2>Experience</h2><p>Platform Engineer, Northwind Ltd</p></section>',
  ].join('\n');
  const outcome = await readPage(source);
  expect(outcome.ok && outcome.document.text.trim()).toBe(
    'Ada Quellmann\nExperience\nPlatform Engineer, Northwind Ltd',
  );
});

test('a template that fills a page in before its first tag is one', async () => {
  const source = [
    '{% extends "base.html" %}',
    '{% block title %}Résumé{% endblock %}',
    '<div id="resume">',
    '<h3>Employment</h3>',
    '<h4>Acme, a Contoso Company &ndash; <a href="https://www.acme.ai">acme.ai</a> Office Manager 2019 &ndash; Present</h4>',
    '<ul><li>Kept the books</li></ul></div>',
  ].join('\n');
  const outcome = await readPage(source);
  const [job] = outcome.ok ? readResume(outcome.document).resume.jobs : [];
  expect([job?.title?.value, job?.company?.value, job?.start?.year]).toEqual([
    'Office Manager',
    'Acme',
    2019,
  ]);
  expect(looksLikeHtml(new TextEncoder().encode('{% comment %}\nA note on <b>bold</b> words'))).toBe(false);
  const jobs = Array.from({ length: 3 }, () => '<div class="job">\n\n### Engineer, Northwind Ltd\n\n</div>');
  const markdown = ['{% include head.html %}', '# Ada Quellmann', '## Experience', ...jobs].join('\n\n');
  expect(looksLikeHtml(new TextEncoder().encode(markdown))).toBe(false);
});

test('Markdown between lines of dashes is no page', () => {
  const source = '---\ntitle: Ada Quellmann\n---\n\n# Experience\n\n- <b>Northwind</b>\n';
  expect(looksLikeHtml(new TextEncoder().encode(source))).toBe(false);
});

test('fields of an entry on lines of their own stand apart, words of a sentence do not', async () => {
  const field = (sort: string, words: string) => `<span class="${sort}">${words}</span>`;
  const entry = `<h2>Posts</h2><div>${field('title', 'Assistant Professor')}\n${field('detail', 'School of Health, Contoso University')}</div>`;
  expect(await shownIn(entry)).toBe('Posts\nAssistant Professor\tSchool of Health, Contoso University');
  // A name, and a title within a heading, are parted by their looks.
  const name = `<h1>${field('first', 'Maren')}\n${field('last', 'Holt')}</h1>`;
  expect(await shownIn(`${name}<h3>${field('level', 'Senior')}\n${field('role', 'Manager')}</h3>`)).toBe(
    'Maren Holt\nSenior Manager',
  );
  const sentence = `<p>${field('mark', 'Built')}\n${field('mark', 'shops')} in\n${field('other', 'Leeds')}</p>`;
  expect(await shownIn(sentence)).toBe('Built shops in Leeds');
  expect(await shownIn('<p>Research &amp;amp; Development</p>')).toBe('Research & Development');
});
