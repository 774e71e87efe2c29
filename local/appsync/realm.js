// The border of the sandbox: it runs inside the context, ahead of the resolver code. Only strings cross in either
// direction, so that no object of the host, and with it the host's constructors, ever gets in.
(function enter(bridge, surface) {
  'use strict';
  const { parse, stringify } = JSON;
  const { assign, defineProperty, entries, freeze, fromEntries, getOwnPropertyNames, seal } = Object;
  const { Proxy, TypeError, Error, Promise } = globalThis;
  const { then } = Promise.prototype;
  const realm = globalThis;
  const ended = freeze({});

  const callTo =
    (name) =>
    (...args) => {
      const reply = bridge(name, stringify(args));
      const rest = reply.slice(1);
      if (reply[0] === '=') return parse(rest);
      if (reply[0] === '!') throw new Error(rest);
      if (reply[0] === '.') throw ended;
      return undefined;
    };

  const build = (tree) => {
    if (typeof tree === 'string') return callTo(tree);
    return freeze(fromEntries(entries(tree).map(([name, branch]) => [name, build(branch)])));
  };

  const closed = (name, module) =>
    new Proxy(module, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return target[key];
        return () => {
          throw new TypeError(`${name} has no export ${key}.`);
        };
      },
    });

  const { globals, modules } = build(parse(surface));

  const require = (name) => {
    if (name in modules) return closed(name, modules[name]);
    throw new Error(`APPSYNC_JS cannot import ${name}: it has ${getOwnPropertyNames(modules).join(', ')} and no more.`);
  };

  const offered = {
    names: ['Object', 'Array', 'String', 'Number', 'Boolean', 'Math', 'JSON', 'NaN', 'Infinity', 'undefined'],
    functions: ['isNaN', 'isFinite', 'parseInt', 'parseFloat'],
  };

  // What the eslint plugin of AppSync denies, in so far as it can be taken away.
  const denied = [
    [Object, ['defineProperties', 'freeze', 'getOwnPropertyDescriptors', 'getOwnPropertySymbols', 'is']],
    [Object, ['isExtensible', 'isFrozen', 'isSealed', 'preventExtensions', 'seal', 'setPrototypeOf']],
    [Array, ['from', 'of', 'fromAsync']],
    [Array.prototype, ['copyWithin', 'entries', 'keys', 'values', 'toLocaleString']],
    [String, ['fromCharCode', 'fromCodePoint', 'raw']],
    [String.prototype, ['charCodeAt', 'localeCompare', 'matchAll', 'padEnd', 'padStart', 'repeat', 'search']],
    [String.prototype, ['toLocaleLowerCase', 'toLocaleUpperCase']],
    [Math, ['random']],
  ];
  // The prologue that esbuild writes ahead of a module uses these once.
  const deniedLater = [
    [Object, ['create', 'defineProperty', 'getOwnPropertyDescriptor', 'getOwnPropertyNames', 'getPrototypeOf']],
    [Object.prototype, ['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', '__defineGetter__']],
    [Object.prototype, ['__defineSetter__', '__lookupGetter__', '__lookupSetter__']],
  ];
  const remove = (list) => list.forEach(([owner, names]) => names.forEach((name) => delete owner[name]));

  const builtIns = getOwnPropertyNames(realm).map((name) => realm[name]);
  const close = () => {
    remove(deniedLater);
    for (const builtIn of builtIns) {
      if (builtIn === null || (typeof builtIn !== 'function' && typeof builtIn !== 'object')) continue;
      if (builtIn === realm) continue;
      // Sealed only: once frozen, an item could not be kept under a name such as `constructor`.
      if (builtIn === Object) seal(Object.prototype);
      else if (builtIn.prototype) freeze(builtIn.prototype);
      freeze(builtIn);
    }
  };

  remove(denied);
  for (const name of getOwnPropertyNames(realm)) {
    if (!offered.names.includes(name) && !offered.functions.includes(name)) delete realm[name];
  }
  assign(realm, globals);

  const defineLater = (owner, name, json) => {
    let found;
    const get = () => (found ??= parse(json));
    defineProperty(owner, name, { enumerable: true, configurable: true, get, set: (given) => (found = given) });
  };

  const loaded = [];
  let task = () => undefined;

  const describe = (thrown) => {
    const isError = thrown instanceof Error;
    const name = isError ? String(thrown.name) : 'Error';
    const message = String(isError ? thrown.message : thrown);
    return { name, message, stack: isError ? String(thrown.stack) : '' };
  };

  // The service has no async functions; a rejection nobody waits for would end the whole process.
  const requireValue = (value) => {
    if (!(value instanceof Promise)) return value ?? null;
    then.call(
      value,
      () => undefined,
      () => undefined,
    );
    throw new TypeError('APPSYNC_JS has no async functions.');
  };

  // `value` and `stash` leave as JSON, everything else as text.
  const attempt = (work, ctx) => {
    try {
      const value = stringify(requireValue(work()));
      return freeze({ kind: 'returned', value, stash: stringify(ctx.stash ?? {}) });
    } catch (thrown) {
      if (thrown === ended) return freeze({ kind: 'ended', stash: stringify(ctx.stash ?? {}) });
      return freeze({ kind: 'threw', stash: '{}', ...describe(thrown) });
    }
  };

  return freeze({
    load(body) {
      const exports = {};
      loaded.push(exports);
      return attempt(() => {
        body(require, exports);
        return ['request', 'response'].filter((name) => typeof exports[name] === 'function');
      }, {});
    },
    close,
    prepare(index, handler, input, info, sharesResult) {
      const ctx = parse(input);
      defineLater(ctx, 'info', info);
      ctx.arguments = ctx.args;
      if (sharesResult) ctx.result = ctx.prev.result;
      task = () => attempt(() => loaded[index][handler](ctx), ctx);
    },
    run: () => task(),
  });
});
