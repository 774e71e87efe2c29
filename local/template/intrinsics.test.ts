import { expect, test } from 'vitest';
import { resolve, type Scope } from './intrinsics';
import type { Json } from './template';

const scope: Scope = {
  parameters: { Origin: 'http://localhost:3000', 'AWS::Region': 'us-east-1' },
  unset: { Empty: 'has no value.' },
  mappings: { Regions: { 'us-east-1': { name: 'Virginia' } } },
  conditions: {
    IsTrue: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    IsFalse: { 'Fn::Not': [{ Condition: 'IsTrue' }] },
  },
  ref: (logicalId) => `ref-of-${logicalId}`,
  attribute: (logicalId, name) => `${name}-of-${logicalId}`,
};

test.each<[Json, Json | undefined]>([
  [{ Ref: 'Origin' }, 'http://localhost:3000'],
  [{ Ref: 'Table' }, 'ref-of-Table'],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'Arn-of-Table'],
  [{ 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Stream.Arn-of-Table'],
  [{ 'Fn::Join': ['/', ['a', { Ref: 'Table' }, 1]] }, 'a/ref-of-Table/1'],
  [{ 'Fn::Sub': '${Origin}/x/${Table.Arn}/${!Literal}' }, 'http://localhost:3000/x/Arn-of-Table/${!Literal}'],
  [{ 'Fn::Sub': ['${Name}!', { Name: { Ref: 'Table' } }] }, 'ref-of-Table!'],
  [{ 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'name'] }, 'Virginia'],
  [{ 'Fn::Base64': { Ref: 'Table' } }, Buffer.from('ref-of-Table').toString('base64')],
  [{ 'Fn::Select': [1, ['a', 'b']] }, 'b'],
  [{ 'Fn::Select': ['0', { 'Fn::Split': [':', 'x:y'] }] }, 'x'],
  [{ 'Fn::If': ['IsTrue', 'yes', 'no'] }, 'yes'],
  [{ 'Fn::If': ['IsFalse', 'yes', { Ref: 'AWS::NoValue' }] }, undefined],
  [{ 'Fn::And': [{ Condition: 'IsTrue' }, { Condition: 'IsFalse' }] }, false],
  [{ 'Fn::Or': [{ Condition: 'IsTrue' }, { Condition: 'IsFalse' }] }, true],
  [{ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
  [
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ],
])('%j comes to %j', (value, expected) => expect(resolve(value, scope)).toEqual(expected));

test.each<[string, Json]>([
  ['Fn::Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 2] }],
  ['Regions.us-east-1.age', { 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'age'] }],
  ['the parameter Empty has no value', { 'Fn::Sub': '${Empty}' }],
  ['Missing', { 'Fn::If': ['Missing', 1, 2] }],
])('what is not known is named: %s', (name, value) => expect(() => resolve(value, scope)).toThrow(name));
