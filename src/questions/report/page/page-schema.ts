import * as z from "zod";
import { PAGE_QUESTIONS } from "./page-questions.js";

/** The questions whose results have a page. */
export const PAGE_QUESTION_IDS: readonly string[] = Object.keys(PAGE_QUESTIONS);

/** Enough of a stored result to know whose it is. */
export const anyResultSchema = z.looseObject({ question: z.string() });
