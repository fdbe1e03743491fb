export { WordsInput } from "./words-input.tsx";
