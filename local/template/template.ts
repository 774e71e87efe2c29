export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A CloudFormation resource whose intrinsics are resolved to plain JSON. */
export type Resource = { logicalId: string; type: string; properties: Record<string, Json> };

export type Template = {
  resources: Resource[];
  /** S3 object key of an asset -> absolute path of the file or folder in the assembly. */
  assets: Record<string, string>;
};

/** The template's resources of one type. */
export function resourcesOf(template: Template, type: string): Resource[] {
  return template.resources.filter((resource) => resource.type === type);
}
