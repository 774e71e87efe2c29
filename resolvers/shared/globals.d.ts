/** What APPSYNC_JS offers beside the language; its log goes to CloudWatch. */
declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void };
