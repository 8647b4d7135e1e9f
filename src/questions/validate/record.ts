import * as z from "zod";
import { assumptionOriginsSchema } from "../../report/own-assumptions.js";
import { problemSchema } from "../../report/result/result-file.js";
import { whole } from "../../report/result/figure.js";

const problems = z.array(problemSchema).readonly();

/** What came of reading one scenario file. */
const validation = z.object({
  file: z.string(),
  name: z.string().exactOptional(),
  structures: whole.exactOptional(),
  /** Whose the assumptions are that act on the results it would have. */
  origins: assumptionOriginsSchema.exactOptional(),
  valid: z.boolean(),
  errors: problems,
  warnings: problems,
});

export const validateRestSchema = z.object({ files: z.array(validation).readonly() });

export type ValidateRest = z.output<typeof validateRestSchema>;
export type Validation = z.output<typeof validation>;
