export const carolina = "admin@opttius.example";
export const matias = "agent@opttius.example";
export const daniela = "agent2@opttius.example";
export const ignacio = "ignacio@opttius.example";
export const paula = "paula@opttius.example";

export const valentina = "customer@opttius.example";
export const rodrigo = "rodrigo.penaloza@example.com";
export const francisca = "francisca.leiva@example.org";
export const hernan = "hernan.caceres@example.com";
export const camila = "camila.ortuzar@example.net";
export const jorge = "jorge.sandoval@example.com";
export const mariaPaz = "mariapaz.tapia@example.org";
export const sebastian = "sebastian.munoz@example.com";
export const elisa = "elisa.bravo@example.net";
export const tomas = "tomas.irarrazaval@example.org";
export const lorena = "lorena.pizarro@example.com";
export const andres = "andres.gallardo@example.net";

export const opticaMirador = "contacto@opticamirador.example";
export const pilar = "pilar.henriquez@example.com";
export const opticaDelLago = "admin@opticadellago.example";
export const gonzalo = "gonzalo.arriagada@example.org";
export const natalia = "natalia.donoso@example.net";
