/** The password of every demo account. Such accounts are made by the demo seed alone. */
export const demoPassword = "handrail-demo";
