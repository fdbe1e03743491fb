export const ines = "admin@2bot.example";
export const tomasz = "admin2@2bot.example";
export const dara = "agent@2bot.example";
export const felix = "agent2@2bot.example";
export const lucia = "lucia@2bot.example";

export const maya = "customer@2bot.example";
export const jonas = "jonas@peakrunners.example";
export const priya = "priya@chaiandcode.example";
export const oskar = "oskar@nowakauto.example";
export const beatriz = "beatriz@casamoura.example";
export const ethan = "ethan@northquizclub.example";
export const amina = "amina@greenleafngo.example";
export const victor = "victor@halecrypto.example";
export const sofia = "sofia@linguapals.example";
export const kenji = "kenji@moristudio.example";
export const chloe = "chloe@baxterflowers.example";
export const rashid = "rashid@cityfix.example";
