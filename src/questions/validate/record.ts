import * as z from "zod";
import { problemSchema } from "../../report/result/result-file.js";
import { whole } from "../../report/result/figure.js";

const problems = z.array(problemSchema).readonly();

/** What came of reading one scenario file. */
const validation = z.object({
  file: z.string(),
  name: z.string().exactOptional(),
  structures: whole.exactOptional(),
  valid: z.boolean(),
  errors: problems,
  warnings: problems,
});

export const validateRestSchema = z.object({ files: z.array(validation).readonly() });

export type ValidateRest = z.output<typeof validateRestSchema>;
export type Validation = z.output<typeof validation>;
