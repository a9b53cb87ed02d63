const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;

/** The first name that one object of a JSON text gives twice, or null. The parser would keep the last value without a word. */
export function repeatedName(json: string): string | null {
  const open: Set<string>[] = [];
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '{' || sign === '[') open.push(new Set());
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfString(json, at);
      if (isFollowedByColon(json, end)) {
        const name: string = JSON.parse(json.slice(at, end + 1));
        if (open.at(-1)?.has(name)) return name;
        open.at(-1)?.add(name);
      }
      at = end;
    }
  }
  return null;
}

function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== quote) at += json.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}

function isFollowedByColon(json: string, end: number): boolean {
  let at = end + 1;
  while (json.charCodeAt(at) <= space) at++;
  return json[at] === ':';
}
