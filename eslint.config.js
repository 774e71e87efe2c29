import { readdirSync } from 'node:fs';
import appsync from '@aws-appsync/eslint-plugin';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const resolverCode = {
  files: ['resolvers/**/*.ts', 'schema/*.ts'],
  ignores: ['{resolvers,schema}/**/*.test.ts', 'resolvers/{lambda,testing}/**'],
};

/** What we name ourselves is camelCase, and a type or a component PascalCase. */
const ownNames = [
  { selector: 'default', format: ['camelCase'], leadingUnderscore: 'allow' },
  {
    selector: ['import', 'variable', 'function', 'parameter'],
    format: ['camelCase', 'PascalCase'],
    leadingUnderscore: 'allow',
  },
  { selector: 'typeLike', format: ['PascalCase'] },
  // What is taken out of an object keeps the name that it has there.
  { selector: ['variable', 'parameter'], modifiers: ['destructured'], format: null },
];

const properties = ['objectLiteralProperty', 'objectLiteralMethod', 'typeProperty'];

// AWS, HTTP, OAuth, GraphQL and the environment name their own.
const anyProperties = [{ selector: properties, format: null }];

// In resolvers the attributes of rows are among the properties; the schema's enums and the environment are capitals.
const ownProperties = [
  { selector: properties, format: ['camelCase', 'UPPER_CASE'] },
  { selector: properties, modifiers: ['requiresQuotes'], format: null },
  // Claims of a token, as OpenID and Cognito call them.
  {
    selector: 'typeProperty',
    filter: { regex: '^(token_use|client_id|origin_jti|auth_time)$', match: true },
    format: null,
  },
];

/** A list of values stands as it is: Prettier lays it out. */
const plainLiterals = [
  {
    selector: ':matches(SpreadElement, JSXSpreadAttribute) > :matches(ObjectExpression, ArrayExpression).argument',
    message: 'Write the values themselves in place of a spread of a literal.',
  },
];

/** What lies in the same folder is named from there, all else of the web app from its top. */
const folders = ['components/ui', ...readdirSync(`${import.meta.dirname}/web/app`)].map((folder) => ({
  files: [`web/app/${folder}/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: `^~/${folder}/[^/]+$`, message: 'It lies in this folder: ./' }] },
    ],
  },
}));

export default tseslint.config(
  {
    ignores: [
      'web/build/**',
      '**/generated/**',
      '**/generated.ts',
      'cdk.out/**',
      'build/**',
      'coverage/**',
      '.quire/**',
    ],
  },
  js.configs.recommended,
  { rules: { 'no-restricted-syntax': ['error', ...plainLiterals] } },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/naming-convention': ['error', ...ownNames, ...anyProperties],
    },
  },
  { ...resolverCode, rules: { '@typescript-eslint/naming-convention': ['error', ...ownNames, ...ownProperties] } },
  { ...resolverCode, ...appsync.configs.recommended },
  {
    // What the AppSync plugin misses: the service refuses all of it at deploy, without saying where.
    ...resolverCode,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...plainLiterals,
        { selector: 'ThrowStatement', message: 'APPSYNC_JS has no throw: use util.error().' },
        { selector: 'NewExpression', message: 'APPSYNC_JS has no constructors: use util.time or plain objects.' },
        { selector: ':function[generator=true]', message: 'No generators in APPSYNC_JS.' },
        { selector: "BinaryExpression[operator='instanceof']", message: 'No instanceof in APPSYNC_JS.' },
        { selector: "BinaryExpression[operator='**']", message: 'No ** in APPSYNC_JS.' },
        {
          selector: 'ObjectPattern > Property > AssignmentPattern',
          message: 'AppSync was seen to refuse defaults in patterns at deploy: use ??.',
        },
        {
          selector: "LogicalExpression[operator='??'] > .right:matches(CallExpression, :has(CallExpression))",
          message: 'AppSync evaluates the right side of ?? always: call it in an if.',
        },
      ],
      'no-restricted-globals': [
        'error',
        'Buffer',
        'process',
        'setTimeout',
        'setInterval',
        'fetch',
        'crypto',
        'require',
        'globalThis',
        'Date',
        'Map',
        'Set',
        'Promise',
        'eval',
        'structuredClone',
        'URL',
        'TextEncoder',
        'Intl',
        'Symbol',
        'Proxy',
        'Reflect',
        'RegExp',
        'Error',
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Not in APPSYNC_JS.' }],
    },
  },
  {
    // Browsers and Node run it alike: see docs/decisions/027.
    files: ['client/**/*.ts'],
    ignores: ['client/**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Buffer', 'process', 'require', 'global', 'setImmediate'],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^(?!\\./(?!\\.\\.)|\\.\\./schema/(limits|text)$|graphql$|openid-client$|@graphql-typed-document-node/|@noble/hashes/)',
              message: 'client/ stands alone.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'console',
          'process',
          'fetch',
          'URL',
          'URLSearchParams',
          'Buffer',
          'AbortController',
          'setTimeout',
          'clearTimeout',
          'setInterval',
        ].map((name) => [name, false]),
      ),
    },
  },
  ...folders,
  { files: ['web/**/*.tsx'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
);
