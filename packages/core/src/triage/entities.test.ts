import { describe, expect, it } from "vitest";
import { findEntities, settleCues, settleEntities } from "./entities.ts";

describe("findEntities", () => {
  it.each([
    ["My order #A-1001 never came", [["order", "A-1001"]]],
    ["Order number 55821 is late", [["order", "55821"]]],
    ["Mi pedido nº 2024-881 no llega", [["order", "2024-881"]]],
    ["La reserva RX-77 está duplicada.", [["order", "RX-77"]]],
    ["Write to ana.perez+shop@mail.example.com, please", [["email", "ana.perez+shop@mail.example.com"]]],
    ["You charged me $1,250.00 twice", [["amount", "$1,250.00"]]],
    [
      "Me cobraron 49,90 € y luego 15 euros",
      [
        ["amount", "49,90 €"],
        ["amount", "15 euros"],
      ],
    ],
    ["The plan costs USD 30 a month", [["amount", "USD 30"]]],
    ["The roof of property P-204 leaks", [["property", "P-204"]]],
    ["I live at 742 Evergreen Park Road and it is cold", [["property", "742 Evergreen Park Road"]]],
    ["Es en Calle de Alcalá, 45", [["property", "Calle de Alcalá, 45"]]],
    ["I want to order a pizza in 2024", []],
    ["Nothing is named here at all", []],
  ])("%s", (text, expected) => {
    expect(findEntities(text).map(({ kind, text }) => [kind, text])).toEqual(expected);
  });

  it("comes to an end on text made to slow it down", () => {
    const nasty = `${"1,".repeat(4_000)} ${"A ".repeat(2_000)} ${"a.".repeat(2_000)}@`;
    expect(findEntities(nasty).every(({ text }) => nasty.includes(text))).toBe(true);
  });
});

describe("settleEntities", () => {
  const message = "Order A-1001 of 30 EUR for Casa Azul never came";
  it("takes of a model only what the message names, in the message's letters, each once", () => {
    const said = [
      { kind: "order", text: "a-1001" },
      { kind: "order", text: "B-2002" },
      { kind: "property", text: "casa azul" },
      { kind: "email", text: "Casa Azul" },
      { kind: "secret", text: "Order" },
      { kind: "amount", text: "never" },
      { kind: "property", text: "" },
    ];
    expect(settleEntities(message, said)).toEqual([
      { kind: "amount", text: "30 EUR" },
      { kind: "order", text: "A-1001" },
      { kind: "property", text: "Casa Azul" },
    ]);
  });

  it("takes of the cues only those that are there", () => {
    expect(settleCues("This is URGENT, right now", ["urgent", "asap", "Right now", "urgent"])).toEqual([
      "URGENT",
      "right now",
    ]);
  });
});
