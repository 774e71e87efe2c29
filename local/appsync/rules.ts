import {
  FieldsOnCorrectTypeRule,
  GraphQLError,
  Kind,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  specifiedRules,
  UniqueOperationNamesRule,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** AppSync validates with graphql-java, whose errors name a type; these are its names for graphql-js's rules. */
const labels = new Map<ValidationRule, string>([
  [FieldsOnCorrectTypeRule, 'FieldUndefined'],
  [KnownArgumentNamesRule, 'UnknownArgument'],
  [KnownDirectivesRule, 'UnknownDirective'],
  [KnownFragmentNamesRule, 'UndefinedFragment'],
  [KnownTypeNamesRule, 'UnknownType'],
  [NoFragmentCyclesRule, 'FragmentCycle'],
  [NoUndefinedVariablesRule, 'UndefinedVariable'],
  [NoUnusedFragmentsRule, 'UnusedFragment'],
  [NoUnusedVariablesRule, 'UnusedVariable'],
  [OverlappingFieldsCanBeMergedRule, 'FieldsConflict'],
  [PossibleFragmentSpreadsRule, 'InvalidFragmentType'],
  [ProvidedRequiredArgumentsRule, 'MissingFieldArgument'],
  [ScalarLeafsRule, 'SubSelectionRequired'],
  [UniqueOperationNamesRule, 'DuplicateOperationName'],
  [ValuesOfCorrectTypeRule, 'WrongType'],
  [VariablesAreInputTypesRule, 'NonInputTypeOnVariable'],
  [VariablesInAllowedPositionRule, 'VariableTypeMismatch'],
]);

/** GraphQL's validation rules, with messages that begin as AppSync's do. */
export const labelledRules: ValidationRule[] = specifiedRules.map((rule) => (context) => {
  const label = labels.get(rule) ?? 'InvalidSyntax';
  return rule(reporting(context, (error) => context.reportError(worded(error, label, context))));
});

/** The fields from the root of the operation, or of the fragment, down to this one. */
function fieldPath(document: DocumentNode, wanted: FieldNode): string[] {
  const within = (set: SelectionSetNode | undefined): string[] => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FRAGMENT_SPREAD) continue;
      const inner = node === wanted ? [] : within(node.selectionSet);
      if (node !== wanted && inner.length === 0) continue;
      return node.kind === Kind.FIELD ? [node.name.value, ...inner] : inner;
    }
    return [];
  };
  const sets = document.definitions.map((each) => ('selectionSet' in each ? within(each.selectionSet) : []));
  return sets.find((path) => path.length > 0) ?? [wanted.name.value];
}

function reporting(context: ValidationContext, reportError: (error: GraphQLError) => void): ValidationContext {
  return Object.create(context, { reportError: { value: reportError } }) as ValidationContext;
}

function worded(error: GraphQLError, label: string, context: ValidationContext): GraphQLError {
  const [node] = error.nodes ?? [];
  const isUndefinedField = label === 'FieldUndefined' && node?.kind === Kind.FIELD;
  const message = isUndefinedField
    ? `Field '${node.name.value}' in type '${String(context.getParentType())}' is undefined @ '${fieldPath(context.getDocument(), node).join('/')}'`
    : error.message;
  return new GraphQLError(`Validation error of type ${label}: ${message}`, { nodes: error.nodes });
}
