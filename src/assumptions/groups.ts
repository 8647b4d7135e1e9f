import { BOOK } from "./book.js";

/** A group of assumptions: what their ids have in common up to a dot, and what it is about. */
export interface AssumptionGroup {
  readonly id: string;
  readonly about: string;
}

/** The groups of the book, in its order; each assumption is in exactly one. */
export const ASSUMPTION_GROUPS: readonly AssumptionGroup[] = [
  { id: "market", about: "leads that come, when, and from whom" },
  { id: "funnel", about: "from lead to deal: rates, time, deal values" },
  { id: "capacity", about: "what a rep has time for" },
  { id: "customers", about: "today's customers: how many, what they pay, how long they stay" },
  { id: "focus", about: "what marketing spends its effort on" },
  { id: "goodwill", about: "how long brand, delight and the like last" },
  { id: "elasticity", about: "how strongly one thing answers to another" },
  { id: "people", about: "who leaves, how long posts are empty, how people learn" },
  { id: "money", about: "what people, programmes and hiring cost; margin and discount" },
  { id: "sdr", about: "sales development, where there is any" },
  { id: "success", about: "customer success, where there is any" },
  { id: "change", about: "what a reorganisation costs and how it settles" },
  { id: "start", about: "how the company begins" },
  { id: "teams", about: "posts of today's teams" },
  { id: "effect.relation", about: "what each relation of marketing and sales does" },
  { id: "effect.background", about: "what the deciding manager's background does" },
  { id: "effect.mandate", about: "what the mandate does" },
  { id: "mandate.weight", about: "how much each mandate weighs under each relation" },
  { id: "effect.sdr", about: "what the place of sales development does" },
  { id: "effect.success", about: "what the place of customer success does" },
];

/** Whether an id is in a group, or in a part of one: `effect.relation.shared_head`. */
export const isInGroup = (id: string, group: string): boolean => id.startsWith(`${group}.`);

/** Every beginning of an id up to a dot, with more than itself below: what may be asked for as a group. */
export const GROUP_IDS: readonly string[] = [
  ...new Set(
    BOOK.flatMap(({ id }) => {
      const parts = id.split(".");
      return parts.slice(1).map((_, last) => parts.slice(0, last + 1).join("."));
    }),
  ),
];
