/** PURE. Words that carry no topic; they also tell the languages apart. */
export const stopWords = {
  en: new Set(
    (
      "a about after again all also am an and any are aren't as at be because been before being but by can can't could " +
      "did didn't do does doesn't doing don't down each every few for from get gets getting got had has have having he hello help her here " +
      "hi him his how i i'd i'll i'm i've if in into is isn't it it's its just like me might more most my need no not now of " +
      "off on once one only or other our out over please same she should since so some such than thank thanks that the their " +
      "them then there these they this those through to too under until up us very want was wasn't we were what when where which " +
      "while who why will with won't would you your yours"
    ).split(" "),
  ),
  es: new Set(
    (
      "a al algo alguna algunas alguno algunos ante antes aquel aquella aquí así aun aunque ayuda bien buenas buenos cada como con contra cómo " +
      "cual cuando cuál cuándo de del desde donde dos dónde durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta " +
      "estaba estado estamos estar estas este esto estos estoy está están favor fue fueron gracias ha haber había han has hasta hay he hemos " +
      "hola la las le les lo los me mi mis mucho muy más mí nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro " +
      "otros para pero por porque que quiero quién qué se sea ser si sido sin sobre solo son soy su sus sí también tan tanto te tengo ti " +
      "tiene tienen todo todos tu tus tú un una unas uno unos usted ustedes va vamos ya yo él"
    ).split(" "),
  ),
} as const;

/** PURE. Words that turn a statement round. */
export const negations = {
  en: new Set(
    "no not never nobody nothing none neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't".split(
      " ",
    ),
  ),
  es: new Set("no nunca jamás nadie nada ninguno ninguna ningún tampoco ni sin".split(" ")),
} as const;
