import { tidyRows, type TidyRow } from "../../../report/formats/tidy.js";
import type { SelfTestRecord } from "./record.js";

/** For every structure and way of simulating again: numbers compared, and those that differ. */
export function selfTestRows({ name, file, partial, parts }: SelfTestRecord): TidyRow[] {
  return parts.flatMap(({ structure, way, compared, different }) =>
    tidyRows({ file, scenario: name, structure, about: way, partial }, { compared, different }),
  );
}
