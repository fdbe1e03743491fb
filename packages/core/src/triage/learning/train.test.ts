import { describe, expect, it } from "vitest";
import { expectedCalibrationError } from "./calibrate.ts";
import { featuresOf } from "./features.ts";
import { predict } from "./predict.ts";
import { type Example, learn } from "./train.ts";

const nouns = ["lamp", "chair", "table", "mirror", "carpet", "shelf", "sofa", "desk", "stool", "curtain"];
const sayings = {
  delivery: ["when does my %s arrive", "the parcel with the %s is late", "track the shipment of my %s"],
  damage: ["the %s came broken", "my %s has a scratch", "a leg of the %s is cracked"],
  return: ["I want to send the %s back", "how do I return a %s", "take the %s back and give me my money"],
};

const example = (text: string, category: string, given: Partial<Example> = {}): Example => ({
  text,
  labels: { category },
  weight: 1,
  isTicket: true,
  ...given,
});
const tickets = Object.entries(sayings).flatMap(([category, texts]) =>
  nouns.flatMap((noun) => texts.map((text) => example(text.replace("%s", noun), category))),
);

function finish(examples: readonly Example[]) {
  const steps = learn(examples, "en");
  let pauses = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { model: step.value, pauses };
    pauses += 1;
  }
}

describe("learn", () => {
  it("learns, pauses on the way, and is the same every time", () => {
    const { model, pauses } = finish(tickets);
    expect(pauses).toBeGreaterThan(tickets.length);
    expect(model?.heads.category).toMatchObject({
      labels: ["damage", "delivery", "return"],
      learnedFrom: 90,
    });
    expect(model?.heads.category?.accuracy).toBeGreaterThan(0.9);
    expect(finish(tickets).model).toEqual(model);
  });

  it("sorts what it has not seen, in either spelling, and is less sure of what is about something else", () => {
    const { model } = finish(tickets);
    if (!model) throw new Error("nothing was learned");
    const said = predict(model, "My WARDROBE came broken, it has a scrátch", "en").category;
    expect(said?.label).toBe("damage");
    const strange = predict(model, "zebras gallop beautifully through savannas", "en").category;
    expect(strange?.confidence).toBeLessThan(said?.confidence ?? 0);
    expect(predict(model, "", "en").category?.confidence).toBeLessThan(said?.confidence ?? 0);
  });

  it.each([
    ["too few tickets", tickets.slice(0, 50)],
    ["one kind only", tickets.map(({ text }) => example(text, "delivery"))],
    ["many kinds with too few each", tickets.map(({ text }, index) => example(text, `kind ${index % 45}`))],
    ["texts that no customer wrote", tickets.map((ticket) => ({ ...ticket, isTicket: false }))],
    ["nothing", []],
  ])("does not pretend to know from %s", (_, examples) => {
    expect(finish(examples).model).toBeNull();
  });

  it("drops a head that knows no more than the most frequent label", () => {
    const random = tickets.map(({ text, labels }, index) => ({
      ...example(text, labels.category ?? ""),
      labels: { ...labels, priority: index % 3 === 0 ? "high" : "normal" },
    }));
    const same = random.map((ticket) => ({ ...ticket, text: "the very same words" }));
    expect(finish(same).model?.heads.priority).toBeUndefined();
  });

  it("keeps an intent inside its category", () => {
    const both = tickets.map((ticket) => ({
      ...ticket,
      labels: {
        ...ticket.labels,
        intent: `${ticket.labels.category}/${ticket.text.includes("I") ? "a" : "b"}`,
      },
    }));
    const { model } = finish(both);
    if (!model) throw new Error("nothing was learned");
    for (const { text } of tickets) {
      const { category, intent } = predict(model, text, "en");
      if (category?.label && intent?.label) expect(intent.label.split("/")[0]).toBe(category.label);
    }
  });
});

describe("expectedCalibrationError", () => {
  const said = (share: number, right: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({ share, isRight: index < right }));

  it.each([
    ["right as often as it says", said(0.75, 3, 4), 0],
    ["too sure", said(0.9, 5, 10), 0.4],
    ["not sure enough", said(0.5, 10, 10), 0.5],
    ["bins weigh by what is in them", [...said(0.9, 9, 10), ...said(0.5, 0, 10)], 0.25],
    ["certain", said(1, 4, 4), 0],
    ["nothing said", [], 0],
  ])("%s", (_, all, expected) => {
    expect(expectedCalibrationError(all)).toBeCloseTo(expected);
  });
});

describe("featuresOf", () => {
  it("takes no account of case, accents and what follows 2,000 characters, but of the order of words", () => {
    expect(featuresOf("Conexión PERDIDA", "es")).toEqual(featuresOf("conexion perdida", "es"));
    const long = "word ".repeat(400);
    expect(featuresOf(`${long} tail`, "en")).toEqual(featuresOf(`${long} other`, "en"));
    expect(featuresOf("pay the bill", "en")).not.toEqual(featuresOf("bill the pay", "en"));
  });
});
