import ts from "typescript";
import { addressOf, asLanes, combined, expression, storeTo } from "./expressions.js";

/**
 * A function that works on two lanes handed to it: its arrays are places in memory of those lanes, its numbers are v128.
 * @returns {string}
 */
export function laneFunction(node, signature, file, head) {
  const lines = [];
  const scope = {
    ...commonScope(file, signature),
    lane: "",
    line: (text) => lines.push(text),
    pointer: (array) => {
      if (!ts.isIdentifier(array)) throw new Error(`${array.getText()} in a function of lanes`);
      return array.text;
    },
  };
  const returned = laneStatements(node.body.statements, scope);
  const parameters = signature.parameters.map(({ name, type, kind }) => {
    const own = { array: "usize", lanes: "v128" }[kind] ?? type;
    return `${name}: ${own}`;
  });
  return `${head}(${parameters.join(", ")}): v128 {\n${lines.join("\n")}\nreturn ${returned};\n}`;
}

/** Declarations, early returns and the last one: lanes that return early keep what they return. */
function laneStatements([first, ...rest], scope) {
  if (ts.isReturnStatement(first)) return asLanes(expression(first.expression, scope));
  if (ts.isIfStatement(first)) return earlyReturn(first, rest, scope);
  if (ts.isVariableStatement(first)) {
    for (const { name, initializer } of first.declarationList.declarations) {
      const value = expression(initializer, scope);
      scope.line(`const ${name.text} = ${value.kind === "number" ? asLanes(value) : value.text};`);
      scope.variables.set(name.text, { kind: value.kind === "number" ? "lanes" : value.kind, text: name.text });
    }
    return laneStatements(rest, scope);
  }
  throw new Error(`The kernel's sources say what lanes cannot: ${first.getText()}`);
}

function earlyReturn({ expression: condition, thenStatement }, rest, scope) {
  const mask = scope.temporary(expression(condition, scope).text);
  const early = scope.temporary(asLanes(expression(thenStatement.expression, scope)));
  scope.line(`if (areAll(${mask})) return ${early};`);
  return `v128.bitselect(${early}, ${laneStatements(rest, scope)}, ${mask})`;
}

function commonScope(file, signature) {
  const variables = new Map(signature.parameters.map(({ name, kind }) => [name, { kind, text: name }]));
  let temporaries = 0;
  return {
    results: new Map(),
    variables,
    variable(name) {
      const known = variables.get(name) ?? file.constant(name);
      if (known === undefined) throw new Error(`${signature.name} does not know ${name}`);
      return typeof known === "function" ? known() : known;
    },
    functionNamed: file.functionNamed,
    temporary(text, keyword = "const") {
      const name = `t${temporaries++}`;
      this.line(`${keyword} ${name} = ${text};`);
      return name;
    },
  };
}

/**
 * A function that works on all lanes: what stands between two draws becomes a loop over the lanes, a draw is one call for
 * all of them. A number that is drawn, or needed beyond its loop, has a place in the function's frame of memory.
 * @returns {string}
 */
export function stageFunction(node, signature, file, head) {
  const stage = createStage(file, signature);
  stageStatements(node.body.statements, stage);
  stage.flush();
  const parameters = signature.parameters.map(
    ({ name, type, kind }) => `${name}: ${kind === "lanes" ? "usize" : type}`,
  );
  return [`${head}(${parameters.join(", ")}): void {`, ...stage.text(), "}"].join("\n");
}

function createStage(file, signature) {
  const lines = [];
  const arrays = new Map(
    signature.parameters.filter(({ kind }) => kind === "array").map(({ name }) => [name, undefined]),
  );
  const roots = new Set(["this", ...signature.parameters.map(({ name }) => name)]);
  const hoisted = new Map();
  let loop = [];
  let loops = 0;
  let slots = 0;
  const stage = {
    ...commonScope(file, signature),
    lane: " + o",
    uniform: (text) => lines.push({ text }),
    line: (text) => loop.push({ text }),
    slot: () => `frame + ${slots++} * LANE_BYTES`,
    /** Where an array has its numbers: read once, at the start of the function, if it can be. */
    pointer(array) {
      const text = array.getText();
      const place = `${text.replace(/\W+/g, "_")}_at`;
      if (arrays.get(text) !== undefined) return arrays.get(text);
      if (!/^\w+(\.\w+)*$/.test(text) || !roots.has(text.split(".")[0])) return `${text}.dataStart`;
      hoisted.set(text, place);
      return place;
    },
    /** Local names of arrays. */
    nameArray(name, constant) {
      if (!constant) return;
      stage.uniform(`const ${name}_at = ${name}.dataStart;`);
      arrays.set(name, `${name}_at`);
    },
    /** Ends the loop over the lanes, if one has begun. */
    flush() {
      if (loop.length > 0) {
        lines.push({ text: "for (let o: usize = 0; o < LANE_BYTES; o += 16) {" }, ...loop, { text: "}" });
      }
      loop = [];
      loops++;
    },
    /** A number that lives in the loop it is computed in, and in memory if it is asked for later. */
    define(name, { kind, text: value }) {
      const text = kind === "mask" ? value : asLanes({ kind, text: value });
      const born = loops;
      const line = { text: `const ${name} = ${text};` };
      let place;
      loop.push(line);
      stage.variables.set(name, () => {
        if (loops === born) return { kind, text: name };
        if (place === undefined) {
          place = stage.slot();
          line.text += ` v128.store(${place} + o, ${name});`;
        }
        return { kind, text: `v128.load(${place} + o)`, place };
      });
    },
    text: () => {
      const leave = slots > 0 ? ["leaveFrame(frame);"] : [];
      return [
        ...(slots > 0 ? [`const frame = enterFrame(${slots});`] : []),
        ...[...hoisted].map(([text, name]) => `const ${name} = ${text}.dataStart;`),
        ...lines.flatMap(({ text, leaves }) => [...(leaves ? leave : []), text]),
        ...leave,
      ];
    },
    leave: () => lines.push({ text: "return;", leaves: true }),
  };
  for (const { name, kind } of signature.parameters) {
    if (kind === "lanes") stage.variables.set(name, () => ({ kind, text: `v128.load(${name} + o)`, place: name }));
  }
  return stage;
}

function stageStatements(statements, stage) {
  for (const statement of statements) stageStatement(statement, stage);
}

function stageStatement(node, stage) {
  if (ts.isBlock(node)) stageStatements(node.statements, stage);
  else if (ts.isVariableStatement(node)) for (const one of node.declarationList.declarations) declare(one, node, stage);
  else if (ts.isExpressionStatement(node)) perform(node.expression, stage);
  else if (ts.isIfStatement(node)) branch(node, stage);
  else if (ts.isForStatement(node)) {
    const [{ name }] = node.initializer.declarations;
    stage.variables.set(name.text, { kind: "index", text: name.text });
    const header = [node.initializer, node.condition, node.incrementor].map((part) => part.getText()).join("; ");
    block(`for (${header.replace(/let (\w+) =/, "let $1: i32 =")})`, node.statement, stage);
  } else if (ts.isContinueStatement(node)) {
    stage.flush();
    stage.uniform(node.getText());
  } else if (ts.isReturnStatement(node) && !node.expression) {
    stage.flush();
    stage.leave();
  } else throw new Error(`The kernel's sources say what lanes cannot: ${node.getText()}`);
}

function block(head, body, stage) {
  stage.flush();
  stage.uniform(`${head} {`);
  stageStatement(body, stage);
  stage.flush();
  stage.uniform("}");
}

function branch(node, stage) {
  const condition = expression(node.expression, stage);
  if (condition.kind === "mask") throw new Error(`Lanes part at ${node.expression.getText()}`);
  block(`if (${condition.text})`, node.thenStatement, stage);
  if (node.elseStatement) block("else", node.elseStatement, stage);
}

function declare({ name, type, initializer }, statement, stage) {
  drawAll(initializer, stage);
  const variable = (statement.declarationList.flags & ts.NodeFlags.Const) === 0;
  const value = expression(initializer, stage);
  if (stage.results.has(initializer) && !variable) {
    stage.variables.set(name.text, stage.results.get(initializer));
    return undefined;
  }
  if (
    value.kind === "lanes" ||
    value.kind === "mask" ||
    (value.kind === "number" && variable && type?.getText() === "number")
  ) {
    if (!variable) return stage.define(name.text, value);
    const place = stage.slot();
    stage.line(`v128.store(${place} + o, ${asLanes(value)});`);
    stage.variables.set(name.text, () => ({ kind: "lanes", text: `v128.load(${place} + o)`, place }));
    return undefined;
  }
  const keyword = variable ? "let" : "const";
  const kind = type?.getText() === "i32" ? "index" : value.kind;
  stage.uniform(`${keyword} ${name.text}${type ? `: ${type.getText()}` : ""} = ${value.text};`);
  stage.variables.set(name.text, { kind, text: name.text });
  if (kind === "array") stage.nameArray(name.text, !variable);
  return undefined;
}

function perform(node, stage) {
  if (ts.isCallExpression(node)) return callStage(node, stage);
  if (ts.isBinaryExpression(node) && /=$/.test(node.operatorToken.getText())) return assign(node, stage);
  stage.flush();
  stage.uniform(`${node.getText()};`);
  return undefined;
}

function assign({ left, right, operatorToken }, stage) {
  drawAll(right, stage);
  const sign = operatorToken.getText().slice(0, -1);
  const before = sign === "" ? undefined : expression(left, stage);
  const value = expression(right, stage);
  const after = before === undefined ? value : combined(sign, before, value);
  if (ts.isElementAccessExpression(left) && expression(left.expression, stage).kind === "array") {
    stage.line(storeTo(left, asLanes(after), stage));
    return;
  }
  const target = ts.isIdentifier(left) ? stage.variable(left.text) : undefined;
  if (target?.place !== undefined) {
    stage.line(`v128.store(${target.place} + o, ${asLanes(after)});`);
    return;
  }
  stage.flush();
  stage.uniform(`${left.getText()} = ${after.text};`);
}

/** A call that returns nothing: of another stage, of a method, or of an array's own `fill` and `set`. */
function callStage(node, stage) {
  const callee = node.expression;
  const name = callee.getText();
  if (ts.isPropertyAccessExpression(callee)) {
    const onArray = expression(callee.expression, stage).kind === "array";
    const given = node.arguments.map((argument) => argument.getText());
    if (onArray && given.length > 1) given[1] = `(${given[1]}) * LANES`;
    stage.flush();
    stage.uniform(`${name}(${given.join(", ")});`);
    return;
  }
  const { parameters } = stage.functionNamed(name);
  const given = node.arguments.map((argument, place) => stageArgument(argument, parameters[place], stage));
  stage.flush();
  stage.uniform(`${name}(${given.join(", ")});`);
}

/** Numbers are given as places in memory. */
function stageArgument(argument, parameter, stage) {
  if (parameter.kind !== "lanes") return argument.getText();
  if (ts.isElementAccessExpression(argument)) return addressOf(argument, stage);
  if (ts.isIdentifier(argument)) {
    const known = placeInMemory(argument.text, stage);
    if (known !== undefined) return known;
  }
  drawAll(argument, stage);
  const place = stage.slot();
  stage.line(`v128.store(${place} + o, ${asLanes(expression(argument, stage))});`);
  return place;
}

/** Where a number is, once the loop that computes it has ended. */
function placeInMemory(name, stage) {
  const variable = stage.variables.get(name);
  if (typeof variable !== "function") return undefined;
  stage.flush();
  return variable().place;
}

/** Makes the draws within an expression, innermost first; their results are then known to it. */
function drawAll(node, stage) {
  ts.forEachChild(node, (child) => drawAll(child, stage));
  if (!ts.isCallExpression(node) || node.expression.getText().startsWith("Math.")) return;
  const name = node.expression.getText();
  const signature = stage.functionNamed(name.split(".").pop());
  if (signature.style !== "drawing") return;
  const given = node.arguments.map((argument, place) => stageArgument(argument, signature.parameters[place], stage));
  const result = stage.slot();
  stage.flush();
  stage.uniform(`${name}(${[...given, result].join(", ")});`);
  stage.results.set(node, () => ({ kind: "lanes", text: `v128.load(${result} + o)`, place: result }));
}
