import { describe, expect, it } from "vitest";
import { escapeValue, fillTemplate, placeholdersOf } from "./templates.ts";

describe("fillTemplate", () => {
  it.each([
    ["Dear {{customer_name}},", { customer_name: "Ana María" }, "Dear Ana María,"],
    ["{{ Ticket_Number }} / {{ticket_number}}", { ticket_number: "T-1" }, "T-1 / T-1"],
    [
      "{{order_number}} {{product_name}}",
      { order_number: null, product_name: " " },
      "{{order_number}} {{product_name}}",
    ],
    ["{{nothing_of_ours}}", { customer_name: "Ana" }, "{{nothing_of_ours}}"],
    ["{ {customer_name} } {{{customer_name}}}", { customer_name: "Ana" }, "{ {customer_name} } {Ana}"],
  ])("%s with %j is %s", (body, values, filled) => {
    expect(fillTemplate(body, values)).toBe(filled);
  });

  it.each([
    "{{constructor.constructor('return process')()}}",
    "{{#each this}}{{this}}{{/each}}",
    "{{__proto__}}",
    "{{toString}}",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what an attacker would write
    "${process.env.SECRET}",
    "<%= 7 * 7 %>",
    "{% include 'secret' %}",
    "#{7*7}",
  ])("I7: evaluates nothing of %s", (attack) => {
    expect(fillTemplate(attack, { customer_name: "Ana" })).toBe(attack);
  });

  it("I7: looks at a value once, so that a name cannot ask for another value", () => {
    const filled = fillTemplate("Dear {{customer_name}}", {
      customer_name: "{{resolution_details}} $& $1",
      resolution_details: "secret",
    });
    expect(filled).not.toContain("secret");
    expect(placeholdersOf(filled)).toEqual({ variables: [], unknown: [] });
    expect(filled).toContain("$& $1");
  });
});

it("what staff wrote stays Markdown, without placeholders of its own", () => {
  expect(
    fillTemplate("{{resolution_details}}", {
      resolution_details: "**Renewed**, see https://a.example {{customer_name}}",
    }),
  ).toBe("**Renewed**, see https://a.example \\{\\{customer_name\\}\\}");
});

describe("escapeValue", () => {
  it.each([
    ["Ana [click](https://evil.example)", "Ana \\[click\\](https:\u2060//evil.example)"],
    ["<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)\\>"],
    ["# Boss", "\\# Boss"],
    ["1. First", "1\\. First"],
    ["www.evil.example", "www\u2060.evil.example"],
    ["ana@evil.example", "ana\u2060@evil.example"],
    ["María-José O'Neil", "María-José O'Neil"],
  ])("C1: %s reads as text", (value, escaped) => {
    expect(escapeValue(value)).toBe(escaped);
  });
});

it("placeholdersOf tells ours from others", () => {
  expect(placeholdersOf("{{customer_name}} {{customer_name}} {{ order }} {{x y}}")).toEqual({
    variables: ["customer_name"],
    unknown: ["order", "x y"],
  });
});
