import * as z from "zod";
import { shardRestSchema } from "./record.js";

export const SHARD_SCHEMA = { figures: z.object({}), rest: shardRestSchema };
