import { expect } from "@playwright/test";
import { expectSoundDialog } from "./accessible.ts";
import { ownOrganization } from "./own-organization.ts";
import { call, visit } from "./people.ts";
import { test } from "./test.ts";

test("nobody is there: a visitor is called back, in the visitor's own language; the agents read number and wish", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const own = await ownOrganization(browser);
  const slug = own.address("x").replace(/^.*@(.*)\.example$/, "$1");
  const today = new Date().getUTCDay() || 7;
  await call(own.admin, "chatSettings.saveHours", {
    version: null,
    timeZone: "UTC",
    spans: [{ day: (today % 7) + 1, from: "09:00", to: "13:00" }],
    holidays: [],
  });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.request.get(`/o/${slug}/help`);
  const { origin } = new URL((await page.request.get("/help")).url());
  await context.addCookies([{ name: "handrail-locale", value: "es", url: origin }]);
  await visit(page, "/help?support=chat");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Pedir ayuda humana" }).click();
  await expect(dialog.getByText(/^Pidió hablar con una persona/)).toBeVisible();

  await dialog.getByRole("button", { name: "Que me llamen" }).click();
  const form = dialog.getByRole("form", { name: "Le llamamos" });
  await form.getByRole("button", { name: "Pedir la llamada" }).click();
  await expect(form.getByText("Escriba el número con su prefijo de país")).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Nombre" })).toBeFocused();
  await expect(dialog.getByText("En espera de una persona")).toBeInViewport({ ratio: 1 });
  await form.getByRole("textbox", { name: "Nombre" }).fill("Rosa Díaz");
  await form.getByRole("textbox", { name: "Teléfono" }).fill("+34 612 34 56 78");
  await form.getByRole("textbox", { name: "¿De qué se trata?" }).fill("Una factura doble");
  await form.getByRole("combobox", { name: "Cuándo" }).click();
  await page.getByRole("option").nth(1).click();
  await expectSoundDialog(page);
  await form.getByRole("button", { name: "Pedir la llamada" }).click();
  const log = page.getByRole("log");
  await expect(log.getByText(/^Llámenme, por favor: \+34 612 34 56 78, .* 9:00/)).toBeVisible();
  await expect(log.getByText(/^Anotamos que quiere que le llamemos/)).toBeVisible();
  await expect(dialog.getByText("Este chat terminó")).toBeVisible();

  const admin = await own.admin.newPage();
  await visit(admin, "/support-dashboard/tickets");
  await admin.getByRole("link", { name: "Una factura doble" }).first().click();
  await expect(admin.getByRole("log").getByText(/\+34 612 34 56 78/)).toBeVisible();
  await expect(admin.getByText("Callback").first()).toBeVisible();
  await expect(admin.getByText("Rosa Díaz").first()).toBeVisible();
});
