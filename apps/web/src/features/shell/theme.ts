export const themeCookie = "handrail-theme";
export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

export const themeOf = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? "system";
