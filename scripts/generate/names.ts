/** `flow-service` → `flowService`; `Connection specs` → `connectionSpecs`. */
export function camelCase(name: string): string {
  const first = name.charAt(0).toLowerCase();
  return first + name.slice(1).replace(/[- ](\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/** `flow-service` → `FlowService`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** `flow-service` → `FLOW_SERVICE`. */
export function constantCase(name: string): string {
  return name.replace(/[- ]/g, '_').toUpperCase();
}
