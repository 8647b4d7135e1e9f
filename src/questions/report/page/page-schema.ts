import * as z from "zod";
import { QUESTIONS } from "../../registry.js";
import { PAGE_QUESTIONS } from "./page-questions.js";

/** The questions whose results have a page. */
export const PAGE_QUESTION_IDS: readonly string[] = Object.keys(PAGE_QUESTIONS);

export const pageSchema = {
  /** Enough to know whose it is. */
  envelope: z.looseObject({ question: z.string() }),
  of: async (id: string): Promise<z.ZodObject | undefined> => {
    const declaration = QUESTIONS.find((one) => one.id === id);
    return (await declaration?.load({}))?.schema();
  },
};
