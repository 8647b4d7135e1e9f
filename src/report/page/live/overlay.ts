import type { Control, ControlPositions } from "./controls.js";

/** What an overlay says of itself in a comment. */
export interface OverlaySubject {
  readonly scenario: string;
  /** The scenario's file, without its folder. */
  readonly file: string;
  readonly trials: number;
}

/**
 * The positions as a file that `--params` lays over the scenario: YAML, of which names and keys are quoted like JSON, which YAML reads.
 */
export function whatIfOverlay(
  controls: readonly Control[],
  positions: ControlPositions,
  subject: OverlaySubject,
): string {
  const moved = controls.filter(({ key }) => positions.has(key));
  const at = ({ key }: Control): string => numberText(positions.get(key) ?? "");
  const values = moved.flatMap((control) =>
    control.kind === "slider" ? [`  ${JSON.stringify(control.input)}: ${at(control)}`] : [],
  );
  const strength = moved.flatMap((control) => (control.kind === "strength" ? [`effects: ${at(control)}`] : []));
  const structures = structuresOf(moved).flatMap((id) => [
    `  ${JSON.stringify(id)}:`,
    ...structureLines(id, moved, at),
  ]);
  return [
    ...comment(subject),
    ...(values.length > 0 ? ["assumptions:", ...values] : []),
    ...(structures.length > 0 ? ["structures:", ...structures] : []),
    ...strength,
    "",
  ].join("\n");
}

function comment({ scenario, file, trials }: OverlaySubject): string[] {
  const lines = [
    `A what-if from the page of ${oneLine(scenario)}. Laid over its scenario file:`,
    `  orgfunnel run ${oneLine(file)} --params what-if.yaml`,
    `With --trials ${String(trials)} means change as on the page. Options the page was made with, such as --set or --seed, go with it.`,
  ];
  return lines.map((line) => `# ${line}`);
}

/** Names come from files: none of them may end a comment. */
const oneLine = (text: string): string => text.replace(/[^\P{C}]+|[\u2028\u2029]/gu, " ");

const structuresOf = (moved: readonly Control[]): string[] => [
  ...new Set(moved.flatMap((control) => ("structure" in control ? [control.structure] : []))),
];

function structureLines(id: string, moved: readonly Control[], at: (control: Control) => string): string[] {
  const own = moved.filter((control) => "structure" in control && control.structure === id);
  const posts = own.flatMap((control) => (control.kind === "posts" ? [`${control.team}: ${at(control)}`] : []));
  return own
    .flatMap((control) => (control.kind === "mandate" ? [`    mandate: ${at(control)}`] : []))
    .concat(posts.length > 0 ? [`    headcount: { ${posts.join(", ")} }`] : []);
}

/** A point before three digits may be read as thousands: such a number gets an exponent. */
function numberText(value: number | string): string {
  const text = String(value);
  return /^-?\d+\.\d{3}$/u.test(text) ? `${text}e0` : text;
}
