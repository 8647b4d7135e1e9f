import ts from "typescript";

/*
 * What the translator knows of a source: its functions, constants and imports. Kinds of values:
 * - `lanes`: a number for every lane (v128), `mask`: a truth for every lane;
 * - `number`, `index`, `truth`: one f64, i32 or bool for all lanes;
 * - `array`: a vector of the model with lanes; `setup`, `integers`: arrays without; `object`: anything else.
 */

/**
 * Quantile functions and what is made of them: they have a loop over the lanes of their own. A number is given and
 * returned as the place in memory of its first lane.
 */
const DRAWING = new Set(["binomialQuantile", "poissonQuantile", "draw", "lose", "dealSum"]);

const INTEGER_ARRAYS = new Set(["teams", "keys", "trials", "replicates"]);
const OBJECTS = new Set(["structures", "states", "sheet", "this"]);
const INTEGERS = new Set(["length", "horizonMonths", "startMonth", "place"]);

/** The kind of a parameter or property of this name and declared type, which may be absent. */
function kindOf(name, type) {
  if (name === "setup") return "setup";
  if (type === "number") return "lanes";
  if (type === "i32") return "index";
  if (type === "boolean") return "truth";
  if (type === "Float64Array") return "array";
  if (type === "Int32Array") return "integers";
  return "object";
}

/** The kind of a property that only its name tells. */
export function kindOfProperty(name) {
  if (name === "setup") return "setup";
  if (INTEGERS.has(name)) return "index";
  if (INTEGER_ARRAYS.has(name)) return "integers";
  return OBJECTS.has(name) ? "object" : "array";
}

/**
 * How a function is to be called: `style` is `drawing` (above), `stage` (returns nothing, loops over the lanes itself) or
 * `lane` (works on two lanes that are handed to it).
 */
export function signatureOf(declaration, name) {
  const returns = declaration.type?.getText() ?? "void";
  const style = DRAWING.has(name) ? "drawing" : returns === "number" ? "lane" : "stage";
  const parameters = declaration.parameters.map((parameter) => {
    const own = parameter.name.getText();
    return { name: own, type: parameter.type.getText(), kind: kindOf(own, parameter.type.getText()) };
  });
  return { name, style, parameters };
}

/** Functions and constants that a source declares at its top, by name. */
export function declarationsOf(source) {
  const found = new Map();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement)) {
      found.set(statement.name.text, { kind: "function", signature: signatureOf(statement, statement.name.text) });
    }
    if (ts.isVariableStatement(statement)) {
      for (const { name, type } of statement.declarationList.declarations) {
        found.set(name.text, { kind: type?.getText() === "i32" ? "index" : "number" });
      }
    }
  }
  return found;
}

/** Imported names with the path, below src/ and without ending, that each comes from. */
export function importsOf(source, resolve) {
  const found = new Map();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings?.elements ?? [];
    for (const { name } of bindings) found.set(name.text, resolve(statement.moduleSpecifier.text));
  }
  return found;
}
