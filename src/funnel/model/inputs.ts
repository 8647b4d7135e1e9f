import { COMPANY } from "../../assumptions/company.js";

/** The inputs that the equations read beside effects and posts: the rows of the book about the company. */
export const INPUTS = COMPANY;

/** Their ids, in the order of `Input`. */
export const INPUT_IDS: readonly string[] = INPUTS.map(({ id }) => id);
