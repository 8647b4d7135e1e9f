import ts from "typescript";
import { kindOfProperty } from "./signatures.js";

/** Of a number in all lanes: see lanes/lanes.ts. */
const LANE_BYTES = 256;

/** Of what draws need of a score in all lanes: see lanes/expansion.as. */
const SCORE_BYTES = 4 * LANE_BYTES;
const SCORES = /(^|\.)(scores|startScores)$/;

const ARITHMETIC = { "+": "add", "-": "sub", "*": "mul", "/": "div" };
const COMPARISONS = { "<": "lt", "<=": "le", ">": "gt", ">=": "ge", "===": "eq", "!==": "ne" };
const LOGICAL = { "&&": "and", "||": "or" };
const LANE_MATH = { min: "f64x2.min", max: "f64x2.max", floor: "f64x2.floor", abs: "f64x2.abs", sqrt: "f64x2.sqrt" };

/** Against a constant other than 0, which is no NaN and has one sign, one instruction each where V8 takes nine. */
const LIMITS = { min: "f64x2.pmin", max: "f64x2.pmax" };

/** An expression as a value with a number for every lane. */
export function asLanes({ kind, text }) {
  if (kind === "lanes") return text;
  return kind === "index" ? `f64x2.splat(<f64>(${text}))` : `f64x2.splat(${text})`;
}

const isConstant = (node) =>
  ts.isNumericLiteral(node) ||
  (ts.isPropertyAccessExpression(node) && /^[A-Z]/.test(node.expression.getText())) ||
  (ts.isBinaryExpression(node) && isConstant(node.left) && isConstant(node.right));

/** The bytes from the start of an array with lanes to the entry at `index`; what of it is constant is a known offset of the load itself. */
function placeOf(array, index, scope) {
  const entryBytes = SCORES.test(array.getText()) ? SCORE_BYTES : LANE_BYTES;
  const bytes = (part) => `(${expression(part, scope).text}) * ${entryBytes}`;
  if (isConstant(index)) return { pointer: scope.pointer(array), offset: `, ${bytes(index)}` };
  const behindConstant =
    ts.isBinaryExpression(index) && index.operatorToken.getText() === "+" && isConstant(index.left);
  return behindConstant
    ? { pointer: `${scope.pointer(array)} + ${bytes(index.right)}`, offset: `, ${bytes(index.left)}` }
    : { pointer: `${scope.pointer(array)} + ${bytes(index)}`, offset: "" };
}

/** How much longer than in the sources an array of this name is, in lanes. */
export const lanesOf = (name) => (SCORES.test(name) ? `${SCORE_BYTES / LANE_BYTES} * LANES` : "LANES");

/** The place in memory of the first lane of an entry. */
export function addressOf(node, scope) {
  const { pointer, offset } = placeOf(node.expression, node.argumentExpression, scope);
  return `${pointer}${offset.replace(", ", " + ")}`;
}

function loadOf(node, scope) {
  const { pointer, offset } = placeOf(node.expression, node.argumentExpression, scope);
  return `v128.load(${pointer}${scope.lane}${offset})`;
}

export function storeTo(node, value, scope) {
  const { pointer, offset } = placeOf(node.expression, node.argumentExpression, scope);
  return `v128.store(${pointer}${scope.lane}, ${value}${offset});`;
}

/**
 * An expression of the source as one of AssemblyScript, with its kind. What it needs beforehand goes to `scope.line`.
 * @returns {{ kind: string, text: string }}
 */
export function expression(node, scope) {
  const known = scope.results.get(node);
  if (known) return known();
  if (ts.isParenthesizedExpression(node)) return inParentheses(expression(node.expression, scope));
  if (ts.isNumericLiteral(node)) return { kind: "number", text: node.getText() };
  if (ts.isIdentifier(node)) return node.text === "NaN" ? { kind: "number", text: "NaN" } : scope.variable(node.text);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return { kind: "object", text: "this" };
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword)
    return { kind: "truth", text: node.getText() };
  if (ts.isPropertyAccessExpression(node)) return property(node);
  if (ts.isElementAccessExpression(node)) return element(node, scope);
  if (ts.isPrefixUnaryExpression(node)) return unary(node, scope);
  if (ts.isBinaryExpression(node)) return binary(node, scope);
  if (ts.isConditionalExpression(node)) return conditional(node, scope);
  if (ts.isCallExpression(node)) return call(node, scope);
  if (ts.isNewExpression(node)) return { kind: "object", text: node.getText() };
  throw new Error(`The kernel's sources say what lanes cannot: ${node.getText()}`);
}

const inParentheses = ({ kind, text }) => ({ kind, text: kind === "lanes" || kind === "mask" ? text : `(${text})` });

function property(node) {
  const owner = node.expression.getText();
  const name = node.name.text;
  if (owner === "Math") return { kind: "number", text: node.getText() };
  if (/^[A-Z]/.test(owner)) return { kind: "index", text: node.getText() };
  return { kind: kindOfProperty(name), text: node.getText() };
}

function element(node, scope) {
  const { kind, text } = expression(node.expression, scope);
  if (kind === "array") return { kind: "lanes", text: loadOf(node, scope) };
  const index = expression(node.argumentExpression, scope).text;
  return { kind: { setup: "number", integers: "index" }[kind] ?? "object", text: `${text}[${index}]` };
}

function unary(node, scope) {
  const of = expression(node.operand, scope);
  const sign = ts.tokenToString(node.operator);
  if (of.kind === "lanes" && sign === "-") return { kind: "lanes", text: `f64x2.neg(${of.text})` };
  if (of.kind === "mask" && sign === "!") return { kind: "mask", text: `v128.not(${of.text})` };
  return { kind: of.kind, text: `${sign}${of.text}` };
}

function binary(node, scope) {
  const sign = node.operatorToken.getText();
  const left = expression(node.left, scope);
  const right = expression(node.right, scope);
  return combined(sign, left, right);
}

/** Two values under an operator; a value for every lane if one of them is. */
export function combined(sign, left, right) {
  if (left.kind === "mask" || right.kind === "mask") {
    if (left.kind !== right.kind) throw new Error(`${left.text} ${sign} ${right.text} mixes lanes and none.`);
    return { kind: "mask", text: `v128.${LOGICAL[sign]}(${left.text}, ${right.text})` };
  }
  if (left.kind === "lanes" || right.kind === "lanes") {
    const kind = sign in ARITHMETIC ? "lanes" : "mask";
    const name = ARITHMETIC[sign] ?? COMPARISONS[sign];
    if (name === undefined) throw new Error(`Lanes have no ${sign}.`);
    return { kind, text: `f64x2.${name}(${asLanes(left)}, ${asLanes(right)})` };
  }
  const kind = sign in COMPARISONS || sign in LOGICAL ? "truth" : left.kind === "number" ? "number" : right.kind;
  return { kind, text: `${left.text} ${sign.replace("===", "==").replace("!==", "!=")} ${right.text}` };
}

const callsFunction = (node) =>
  (ts.isCallExpression(node) && !node.expression.getText().startsWith("Math.")) ||
  ts.forEachChild(node, callsFunction) === true;

/**
 * Both branches are computed and each lane takes its own; one with a call is left out where no lane takes it.
 */
function conditional(node, scope) {
  const condition = expression(node.condition, scope);
  if (condition.kind !== "mask") {
    const [yes, no] = [expression(node.whenTrue, scope), expression(node.whenFalse, scope)];
    const kind = yes.kind === "lanes" || no.kind === "lanes" ? "lanes" : yes.kind === "index" ? no.kind : yes.kind;
    const [a, b] = kind === "lanes" ? [asLanes(yes), asLanes(no)] : [yes.text, no.text];
    return { kind, text: `(${condition.text} ? ${a} : ${b})` };
  }
  const limited = limitOf(node, scope);
  if (limited !== undefined) return limited;
  const mask = scope.temporary(condition.text);
  const costly = [node.whenTrue, node.whenFalse].map((branch) => !scope.results.has(branch) && callsFunction(branch));
  if (costly[0] === costly[1]) {
    const [yes, no] = [expression(node.whenTrue, scope), expression(node.whenFalse, scope)];
    if (no.text === "0") return { kind: "lanes", text: `v128.and(${asLanes(yes)}, ${mask})` };
    return { kind: "lanes", text: `v128.bitselect(${asLanes(yes)}, ${asLanes(no)}, ${mask})` };
  }
  return costly[0]
    ? guarded(mask, node.whenFalse, node.whenTrue, true, scope)
    : guarded(mask, node.whenTrue, node.whenFalse, false, scope);
}

/** `a < b ? a : b` and `a < b ? b : a` are one instruction each; so are they with `>`. */
function limitOf({ condition, whenTrue, whenFalse }, scope) {
  if (!ts.isBinaryExpression(condition)) return undefined;
  const sides = [condition.left, condition.right];
  const [left, right] = sides.map((side) => side.getText());
  const takesLeft = left === whenTrue.getText() && right === whenFalse.getText();
  const takesRight = right === whenTrue.getText() && left === whenFalse.getText();
  const sign = condition.operatorToken.getText();
  if (!(takesLeft || takesRight) || !(sign === "<" || sign === ">")) return undefined;
  const given = sides.map((side) => asLanes(expression(side, scope)));
  const name = (sign === "<") === takesLeft ? "f64x2.pmin" : "f64x2.pmax";
  return { kind: "lanes", text: `${name}(${(takesLeft ? given.reverse() : given).join(", ")})` };
}

/** The costly branch only where some lane takes it. @param takes what the mask says of lanes that do */
function guarded(mask, cheap, costly, takes, scope) {
  const result = scope.temporary(asLanes(expression(cheap, scope)), "let");
  scope.line(`if (${takes ? `isAny(${mask})` : `!areAll(${mask})`}) {`);
  const other = asLanes(expression(costly, scope));
  scope.line(`${result} = v128.bitselect(${takes ? other : result}, ${takes ? result : other}, ${mask}); }`);
  return { kind: "lanes", text: result };
}

function call(node, scope) {
  const name = node.expression.getText();
  if (name.startsWith("Math.")) return mathCall(name.slice(5), node, scope);
  const signature = scope.functionNamed(name);
  if (signature.style !== "lane") throw new Error(`${name} cannot stand within an expression.`);
  const given = node.arguments.map((argument, place) => laneArgument(argument, signature.parameters[place], scope));
  return { kind: "lanes", text: `${name}(${given.join(", ")})` };
}

function laneArgument(argument, { kind }, scope) {
  if (kind === "array") return `${scope.pointer(argument)}${scope.lane}`;
  const value = expression(argument, scope);
  return kind === "lanes" ? asLanes(value) : value.text;
}

function mathCall(name, node, scope) {
  const given = node.arguments.map((argument) => expression(argument, scope));
  if (given.every(({ kind }) => kind !== "lanes")) {
    return { kind: "number", text: `Math.${name}(${given.map(({ text }) => text).join(", ")})` };
  }
  const limit = LIMITS[name];
  if (limit !== undefined && given.length === 2 && given[1].kind === "number" && given[1].text !== "0") {
    return { kind: "lanes", text: `${limit}(${given.map(asLanes).join(", ")})` };
  }
  const own = name === "round" ? "roundLanes" : LANE_MATH[name];
  if (own === undefined) throw new Error(`Lanes have no Math.${name}.`);
  return { kind: "lanes", text: `${own}(${given.map(asLanes).join(", ")})` };
}
