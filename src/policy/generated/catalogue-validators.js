// Generated from schemas/catalogue.json by scripts/generate.ts. Do not edit.
"use strict";
export const catalogue = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"reeve:catalogue","title":"CatalogueFile","description":"a map with commands, access and perhaps defaults","type":"object","additionalProperties":false,"properties":{"defaults":{"$ref":"#/$defs/defaults"},"commands":{"description":"a map of commands by name","type":"object","maxProperties":512,"propertyNames":{"description":"a command name: at most 64 of a-z, 0-9, dot, underscore and hyphen","maxLength":64,"pattern":"^[a-z0-9][a-z0-9._-]*$"},"additionalProperties":{"description":"a command: a map with argv, or a list of such maps, one for each system","anyOf":[{"$ref":"#/$defs/definition"},{"description":"a list of variants","type":"array","minItems":1,"maxItems":3,"items":{"$ref":"#/$defs/definition"}}]}},"access":{"description":"a list of rules","type":"array","maxItems":1024,"items":{"$ref":"#/$defs/rule"}}},"$defs":{"text":{"description":"one line of text, at most 200 characters","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},"duration":{"description":"a duration such as 500ms, 30s, 5m, 1h or 7d","type":"string","maxLength":32,"pattern":"^[0-9]{1,9}(ms|s|m|h|d)$"},"size":{"description":"a size such as 64MiB or 10GiB, or a number of bytes","type":["string","integer"],"minimum":0,"maximum":9007199254740991,"maxLength":32,"pattern":"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},"overflow":{"title":"Overflow","description":"wait, drop-oldest or end","enum":["wait","drop-oldest","end"]},"orphan":{"description":"keep, or a text such as \"cancel after 5m\"","type":"string","maxLength":32,"pattern":"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"},"limits":{"title":"Limits","description":"a map with memory, cpu, processes, openFiles and fileSize, or some of them","type":"object","additionalProperties":false,"properties":{"memory":{"$ref":"#/$defs/size"},"cpu":{"$ref":"#/$defs/duration"},"processes":{"description":"a whole number from 1 to 4194304","type":"integer","minimum":1,"maximum":4194304},"openFiles":{"description":"a whole number from 8 to 1048576","type":"integer","minimum":8,"maximum":1048576},"fileSize":{"$ref":"#/$defs/size"}}},"user":{"description":"the name of a user of this system","type":"string","maxLength":64,"pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"system":{"title":"System","description":"linux, darwin or win32","enum":["linux","darwin","win32"]},"element":{"title":"TemplateElement","description":"text, or a list that is there only if its parameters are given","anyOf":[{"description":"text of at most 4096 characters, without NUL","type":"string","maxLength":4096,"pattern":"^[^\\x00]*$"},{"description":"a list of elements","type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/$defs/element"}}]},"defaults":{"title":"Defaults","description":"a map of what holds for every command that does not say it itself","type":"object","additionalProperties":false,"properties":{"user":{"$ref":"#/$defs/user"},"timeout":{"$ref":"#/$defs/duration"},"idleTimeout":{"$ref":"#/$defs/duration"},"maxOutput":{"$ref":"#/$defs/size"},"window":{"$ref":"#/$defs/size"},"overflow":{"$ref":"#/$defs/overflow"},"orphan":{"$ref":"#/$defs/orphan"},"limits":{"$ref":"#/$defs/limits"}}},"definition":{"title":"Definition","description":"a command: a map with argv","type":"object","additionalProperties":false,"required":["argv"],"properties":{"about":{"$ref":"#/$defs/text"},"os":{"description":"linux, darwin or win32, or a list of them","anyOf":[{"$ref":"#/$defs/system"},{"description":"a list of systems","type":"array","minItems":1,"maxItems":3,"uniqueItems":true,"items":{"$ref":"#/$defs/system"}}]},"argv":{"description":"a list: the program and its arguments","type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/$defs/element"}},"params":{"description":"a map of parameters by name","type":"object","maxProperties":64,"propertyNames":{"description":"a parameter name: a letter, then letters, digits, hyphens and underscores","maxLength":64,"pattern":"^[A-Za-z][A-Za-z0-9_-]*$"},"additionalProperties":{"$ref":"#/$defs/parameter"}},"timeout":{"$ref":"#/$defs/duration"},"idleTimeout":{"$ref":"#/$defs/duration"},"maxOutput":{"$ref":"#/$defs/size"},"window":{"$ref":"#/$defs/size"},"overflow":{"$ref":"#/$defs/overflow"},"orphan":{"$ref":"#/$defs/orphan"},"limits":{"$ref":"#/$defs/limits"},"concurrency":{"description":"a whole number from 1 to 65536","type":"integer","minimum":1,"maximum":65536},"lock":{"description":"a name: at most 64 letters, digits, dots, underscores and hyphens","type":"string","maxLength":64,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"stdin":{"description":"none, stream, or text of at most 65536 characters","type":"string","minLength":1,"maxLength":65536},"tty":{"description":"true or false: whether it gets a terminal","type":"boolean"},"user":{"$ref":"#/$defs/user"},"cwd":{"description":"an absolute path","type":"string","minLength":1,"maxLength":4096,"pattern":"^[^\\x00]+$"},"env":{"description":"a map of environment variables","type":"object","maxProperties":64,"propertyNames":{"description":"a variable name: letters, digits and underscores","maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"description":"text of at most 4096 characters, without NUL","type":"string","maxLength":4096,"pattern":"^[^\\x00]*$"}},"reason":{"description":"the word required","const":"required"},"strays":{"title":"Strays","description":"end or keep","enum":["end","keep"]}}},"parameter":{"title":"ParameterSchema","description":"a JSON Schema with a type","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"title":"ParameterType","description":"string, integer, number, boolean or array","enum":["string","integer","number","boolean","array"]},"allowDash":{"description":"true or false: whether a value may begin an element of argv with -","type":"boolean"},"writeOnly":{"description":"true or false: whether it is a secret","type":"boolean"},"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"default":{"description":"a value of this parameter","type":["string","number","boolean","array"]},"examples":{"description":"a list of values","type":"array","maxItems":64},"enum":{"description":"a list of values","type":"array","minItems":1,"maxItems":1024},"const":{"description":"text, a number, true or false","type":["string","number","boolean"]},"pattern":{"$ref":"#/$defs/pattern"},"minLength":{"$ref":"#/$defs/length"},"maxLength":{"$ref":"#/$defs/length"},"minimum":{"$ref":"#/$defs/amount"},"maximum":{"$ref":"#/$defs/amount"},"exclusiveMinimum":{"$ref":"#/$defs/amount"},"exclusiveMaximum":{"$ref":"#/$defs/amount"},"multipleOf":{"$ref":"#/$defs/step"},"items":{"$ref":"#/$defs/item"},"minItems":{"$ref":"#/$defs/length"},"maxItems":{"$ref":"#/$defs/length"},"uniqueItems":{"description":"true or false","type":"boolean"},"allOf":{"$ref":"#/$defs/constraints"},"anyOf":{"$ref":"#/$defs/constraints"},"oneOf":{"$ref":"#/$defs/constraints"},"not":{"$ref":"#/$defs/constraint"}}},"item":{"title":"ItemSchema","description":"a JSON Schema of one element, with type string, integer, number or boolean","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"title":"ItemType","description":"string, integer, number or boolean","enum":["string","integer","number","boolean"]},"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"enum":{"description":"a list of values","type":"array","minItems":1,"maxItems":1024},"const":{"description":"text, a number, true or false","type":["string","number","boolean"]},"pattern":{"$ref":"#/$defs/pattern"},"minLength":{"$ref":"#/$defs/length"},"maxLength":{"$ref":"#/$defs/length"},"minimum":{"$ref":"#/$defs/amount"},"maximum":{"$ref":"#/$defs/amount"},"exclusiveMinimum":{"$ref":"#/$defs/amount"},"exclusiveMaximum":{"$ref":"#/$defs/amount"},"multipleOf":{"$ref":"#/$defs/step"},"allOf":{"$ref":"#/$defs/constraints"},"anyOf":{"$ref":"#/$defs/constraints"},"oneOf":{"$ref":"#/$defs/constraints"},"not":{"$ref":"#/$defs/constraint"}}},"constraints":{"description":"a list of JSON Schemas","type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/$defs/constraint"}},"constraint":{"title":"ConstraintSchema","description":"a JSON Schema that narrows the one around it","type":"object","additionalProperties":false,"properties":{"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"enum":{"description":"a list of values","type":"array","minItems":1,"maxItems":1024},"const":{"description":"text, a number, true or false","type":["string","number","boolean"]},"pattern":{"$ref":"#/$defs/pattern"},"minLength":{"$ref":"#/$defs/length"},"maxLength":{"$ref":"#/$defs/length"},"minimum":{"$ref":"#/$defs/amount"},"maximum":{"$ref":"#/$defs/amount"},"exclusiveMinimum":{"$ref":"#/$defs/amount"},"exclusiveMaximum":{"$ref":"#/$defs/amount"},"multipleOf":{"$ref":"#/$defs/step"},"allOf":{"$ref":"#/$defs/constraints"},"anyOf":{"$ref":"#/$defs/constraints"},"oneOf":{"$ref":"#/$defs/constraints"},"not":{"$ref":"#/$defs/constraint"}}},"pattern":{"description":"a regular expression of at most 1024 characters","type":"string","maxLength":1024},"length":{"description":"a whole number, 0 or more","type":"integer","minimum":0,"maximum":1048576},"amount":{"description":"a number","type":"number"},"step":{"description":"a number above 0","type":"number","exclusiveMinimum":0},"scope":{"title":"JobScope","description":"own or all","enum":["own","all"]},"rule":{"title":"AccessRule","description":"a rule: a map with who, and what they may","type":"object","additionalProperties":false,"required":["who"],"properties":{"who":{"description":"a list of group:NAME, user:NAME or \"*\"","type":"array","minItems":1,"maxItems":256,"items":{"description":"group:NAME, user:NAME or \"*\"","type":"string","maxLength":70,"pattern":"^(\\*|(group|user):[\\x21-\\x7e]{1,64})$"}},"run":{"description":"a list of command names, in which * stands for anything","type":"array","maxItems":512,"items":{"description":"a command name, in which * stands for anything","type":"string","maxLength":64,"pattern":"^[a-z0-9._*-]+$"}},"jobs":{"title":"JobRights","description":"a map with see and end","type":"object","additionalProperties":false,"properties":{"see":{"$ref":"#/$defs/scope"},"end":{"$ref":"#/$defs/scope"}}},"audit":{"description":"true or false: whether they may read the account","type":"boolean"}}}}};
const func0 = Object.prototype.hasOwnProperty;
import func62Module from 'ajv/dist/runtime/ucs2length.js';
const func62 = func62Module.default;
const schema32 = {"title":"Defaults","description":"a map of what holds for every command that does not say it itself","type":"object","additionalProperties":false,"properties":{"user":{"$ref":"#/$defs/user"},"timeout":{"$ref":"#/$defs/duration"},"idleTimeout":{"$ref":"#/$defs/duration"},"maxOutput":{"$ref":"#/$defs/size"},"window":{"$ref":"#/$defs/size"},"overflow":{"$ref":"#/$defs/overflow"},"orphan":{"$ref":"#/$defs/orphan"},"limits":{"$ref":"#/$defs/limits"}}};
const schema33 = {"description":"the name of a user of this system","type":"string","maxLength":64,"pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"};
const schema34 = {"description":"a duration such as 500ms, 30s, 5m, 1h or 7d","type":"string","maxLength":32,"pattern":"^[0-9]{1,9}(ms|s|m|h|d)$"};
const schema36 = {"description":"a size such as 64MiB or 10GiB, or a number of bytes","type":["string","integer"],"minimum":0,"maximum":9007199254740991,"maxLength":32,"pattern":"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"};
const schema38 = {"title":"Overflow","description":"wait, drop-oldest or end","enum":["wait","drop-oldest","end"]};
const schema39 = {"description":"keep, or a text such as \"cancel after 5m\"","type":"string","maxLength":32,"pattern":"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"};
const pattern4 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*$", "u");
const pattern5 = new RegExp("^[0-9]{1,9}(ms|s|m|h|d)$", "u");
const pattern7 = new RegExp("^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$", "u");
const pattern9 = new RegExp("^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$", "u");
const schema40 = {"title":"Limits","description":"a map with memory, cpu, processes, openFiles and fileSize, or some of them","type":"object","additionalProperties":false,"properties":{"memory":{"$ref":"#/$defs/size"},"cpu":{"$ref":"#/$defs/duration"},"processes":{"description":"a whole number from 1 to 4194304","type":"integer","minimum":1,"maximum":4194304},"openFiles":{"description":"a whole number from 8 to 1048576","type":"integer","minimum":8,"maximum":1048576},"fileSize":{"$ref":"#/$defs/size"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "memory") || (key0 === "cpu")) || (key0 === "processes")) || (key0 === "openFiles")) || (key0 === "fileSize"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.memory !== undefined && func0.call(data, "memory")){
let data0 = data.memory;
if((typeof data0 !== "string") && (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0))))){
const err1 = {instancePath:instancePath+"/memory",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/memory",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/memory",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(typeof data0 === "string"){
if(func62(data0) > 32){
const err4 = {instancePath:instancePath+"/memory",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern7.test(data0)){
const err5 = {instancePath:instancePath+"/memory",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.cpu !== undefined && func0.call(data, "cpu")){
let data1 = data.cpu;
if(typeof data1 === "string"){
if(func62(data1) > 32){
const err6 = {instancePath:instancePath+"/cpu",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern5.test(data1)){
const err7 = {instancePath:instancePath+"/cpu",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/cpu",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.processes !== undefined && func0.call(data, "processes")){
let data2 = data.processes;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/processes",schemaPath:"#/properties/processes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema40.properties.processes.type,parentSchema:schema40.properties.processes,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4194304 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/processes",schemaPath:"#/properties/processes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4194304},message:"must be <= 4194304",schema:4194304,parentSchema:schema40.properties.processes,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/processes",schemaPath:"#/properties/processes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema40.properties.processes,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.openFiles !== undefined && func0.call(data, "openFiles")){
let data3 = data.openFiles;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err12 = {instancePath:instancePath+"/openFiles",schemaPath:"#/properties/openFiles/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema40.properties.openFiles.type,parentSchema:schema40.properties.openFiles,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1048576 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/openFiles",schemaPath:"#/properties/openFiles/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema40.properties.openFiles,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data3 < 8 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/openFiles",schemaPath:"#/properties/openFiles/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},message:"must be >= 8",schema:8,parentSchema:schema40.properties.openFiles,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.fileSize !== undefined && func0.call(data, "fileSize")){
let data4 = data.fileSize;
if((typeof data4 !== "string") && (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4))))){
const err15 = {instancePath:instancePath+"/fileSize",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/fileSize",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/fileSize",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(typeof data4 === "string"){
if(func62(data4) > 32){
const err18 = {instancePath:instancePath+"/fileSize",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern7.test(data4)){
const err19 = {instancePath:instancePath+"/fileSize",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "user") || (key0 === "timeout")) || (key0 === "idleTimeout")) || (key0 === "maxOutput")) || (key0 === "window")) || (key0 === "overflow")) || (key0 === "orphan")) || (key0 === "limits"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data0 = data.user;
if(typeof data0 === "string"){
if(func62(data0) > 64){
const err1 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern4.test(data0)){
const err2 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.timeout !== undefined && func0.call(data, "timeout")){
let data1 = data.timeout;
if(typeof data1 === "string"){
if(func62(data1) > 32){
const err4 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern5.test(data1)){
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.idleTimeout !== undefined && func0.call(data, "idleTimeout")){
let data2 = data.idleTimeout;
if(typeof data2 === "string"){
if(func62(data2) > 32){
const err7 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern5.test(data2)){
const err8 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.maxOutput !== undefined && func0.call(data, "maxOutput")){
let data3 = data.maxOutput;
if((typeof data3 !== "string") && (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3))))){
const err10 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(typeof data3 === "string"){
if(func62(data3) > 32){
const err13 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern7.test(data3)){
const err14 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.window !== undefined && func0.call(data, "window")){
let data4 = data.window;
if((typeof data4 !== "string") && (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4))))){
const err15 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(typeof data4 === "string"){
if(func62(data4) > 32){
const err18 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern7.test(data4)){
const err19 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.overflow !== undefined && func0.call(data, "overflow")){
let data5 = data.overflow;
if(!(((data5 === "wait") || (data5 === "drop-oldest")) || (data5 === "end"))){
const err20 = {instancePath:instancePath+"/overflow",schemaPath:"#/$defs/overflow/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.orphan !== undefined && func0.call(data, "orphan")){
let data6 = data.orphan;
if(typeof data6 === "string"){
if(func62(data6) > 32){
const err21 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema39,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern9.test(data6)){
const err22 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/pattern",keyword:"pattern",params:{pattern: "^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"},message:"must match pattern \""+"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"+"\"",schema:"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$",parentSchema:schema39,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.type,parentSchema:schema39,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
if(!(validate22(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema44 = {"title":"Definition","description":"a command: a map with argv","type":"object","additionalProperties":false,"required":["argv"],"properties":{"about":{"$ref":"#/$defs/text"},"os":{"description":"linux, darwin or win32, or a list of them","anyOf":[{"$ref":"#/$defs/system"},{"description":"a list of systems","type":"array","minItems":1,"maxItems":3,"uniqueItems":true,"items":{"$ref":"#/$defs/system"}}]},"argv":{"description":"a list: the program and its arguments","type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/$defs/element"}},"params":{"description":"a map of parameters by name","type":"object","maxProperties":64,"propertyNames":{"description":"a parameter name: a letter, then letters, digits, hyphens and underscores","maxLength":64,"pattern":"^[A-Za-z][A-Za-z0-9_-]*$"},"additionalProperties":{"$ref":"#/$defs/parameter"}},"timeout":{"$ref":"#/$defs/duration"},"idleTimeout":{"$ref":"#/$defs/duration"},"maxOutput":{"$ref":"#/$defs/size"},"window":{"$ref":"#/$defs/size"},"overflow":{"$ref":"#/$defs/overflow"},"orphan":{"$ref":"#/$defs/orphan"},"limits":{"$ref":"#/$defs/limits"},"concurrency":{"description":"a whole number from 1 to 65536","type":"integer","minimum":1,"maximum":65536},"lock":{"description":"a name: at most 64 letters, digits, dots, underscores and hyphens","type":"string","maxLength":64,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"stdin":{"description":"none, stream, or text of at most 65536 characters","type":"string","minLength":1,"maxLength":65536},"tty":{"description":"true or false: whether it gets a terminal","type":"boolean"},"user":{"$ref":"#/$defs/user"},"cwd":{"description":"an absolute path","type":"string","minLength":1,"maxLength":4096,"pattern":"^[^\\x00]+$"},"env":{"description":"a map of environment variables","type":"object","maxProperties":64,"propertyNames":{"description":"a variable name: letters, digits and underscores","maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"description":"text of at most 4096 characters, without NUL","type":"string","maxLength":4096,"pattern":"^[^\\x00]*$"}},"reason":{"description":"the word required","const":"required"},"strays":{"title":"Strays","description":"end or keep","enum":["end","keep"]}}};
const schema45 = {"description":"one line of text, at most 200 characters","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"};
const schema46 = {"title":"System","description":"linux, darwin or win32","enum":["linux","darwin","win32"]};
import func27Module from 'ajv/dist/runtime/equal.js';
const func27 = func27Module.default;
const pattern14 = new RegExp("^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$", "u");
const pattern16 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
const pattern28 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
const pattern30 = new RegExp("^[^\\x00]+$", "u");
const pattern31 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern15 = new RegExp("^[^\\x00]*$", "u");
const schema48 = {"title":"TemplateElement","description":"text, or a list that is there only if its parameters are given","anyOf":[{"description":"text of at most 4096 characters, without NUL","type":"string","maxLength":4096,"pattern":"^[^\\x00]*$"},{"description":"a list of elements","type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/$defs/element"}}]};
const wrapper0 = {validate: validate26};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data === "string"){
if(func62(data) > 4096){
const err0 = {instancePath,schemaPath:"#/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema48.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern15.test(data)){
const err1 = {instancePath,schemaPath:"#/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[^\\x00]*$"},message:"must match pattern \""+"^[^\\x00]*$"+"\"",schema:"^[^\\x00]*$",parentSchema:schema48.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.anyOf[0].type,parentSchema:schema48.anyOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(Array.isArray(data)){
if(data.length > 64){
const err3 = {instancePath,schemaPath:"#/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema48.anyOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.length < 1){
const err4 = {instancePath,schemaPath:"#/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema48.anyOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper0.validate(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema48.anyOf[1].type,parentSchema:schema48.anyOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var items1 = true;
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema48.anyOf,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate26.errors = vErrors;
evaluated0.items = items1;
return errors === 0;
}
validate26.evaluated = {"dynamicProps":false,"dynamicItems":true};

const schema49 = {"title":"ParameterSchema","description":"a JSON Schema with a type","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"title":"ParameterType","description":"string, integer, number, boolean or array","enum":["string","integer","number","boolean","array"]},"allowDash":{"description":"true or false: whether a value may begin an element of argv with -","type":"boolean"},"writeOnly":{"description":"true or false: whether it is a secret","type":"boolean"},"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"default":{"description":"a value of this parameter","type":["string","number","boolean","array"]},"examples":{"description":"a list of values","type":"array","maxItems":64},"enum":{"description":"a list of values","type":"array","minItems":1,"maxItems":1024},"const":{"description":"text, a number, true or false","type":["string","number","boolean"]},"pattern":{"$ref":"#/$defs/pattern"},"minLength":{"$ref":"#/$defs/length"},"maxLength":{"$ref":"#/$defs/length"},"minimum":{"$ref":"#/$defs/amount"},"maximum":{"$ref":"#/$defs/amount"},"exclusiveMinimum":{"$ref":"#/$defs/amount"},"exclusiveMaximum":{"$ref":"#/$defs/amount"},"multipleOf":{"$ref":"#/$defs/step"},"items":{"$ref":"#/$defs/item"},"minItems":{"$ref":"#/$defs/length"},"maxItems":{"$ref":"#/$defs/length"},"uniqueItems":{"description":"true or false","type":"boolean"},"allOf":{"$ref":"#/$defs/constraints"},"anyOf":{"$ref":"#/$defs/constraints"},"oneOf":{"$ref":"#/$defs/constraints"},"not":{"$ref":"#/$defs/constraint"}}};
const schema52 = {"description":"a regular expression of at most 1024 characters","type":"string","maxLength":1024};
const schema53 = {"description":"a whole number, 0 or more","type":"integer","minimum":0,"maximum":1048576};
const schema55 = {"description":"a number","type":"number"};
const schema59 = {"description":"a number above 0","type":"number","exclusiveMinimum":0};
const schema60 = {"title":"ItemSchema","description":"a JSON Schema of one element, with type string, integer, number or boolean","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"title":"ItemType","description":"string, integer, number or boolean","enum":["string","integer","number","boolean"]},"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"enum":{"description":"a list of values","type":"array","minItems":1,"maxItems":1024},"const":{"description":"text, a number, true or false","type":["string","number","boolean"]},"pattern":{"$ref":"#/$defs/pattern"},"minLength":{"$ref":"#/$defs/length"},"maxLength":{"$ref":"#/$defs/length"},"minimum":{"$ref":"#/$defs/amount"},"maximum":{"$ref":"#/$defs/amount"},"exclusiveMinimum":{"$ref":"#/$defs/amount"},"exclusiveMaximum":{"$ref":"#/$defs/amount"},"multipleOf":{"$ref":"#/$defs/step"},"allOf":{"$ref":"#/$defs/constraints"},"anyOf":{"$ref":"#/$defs/constraints"},"oneOf":{"$ref":"#/$defs/constraints"},"not":{"$ref":"#/$defs/constraint"}}};
const schema71 = {"description":"a list of JSON Schemas","type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/$defs/constraint"}};
const schema72 = {"title":"ConstraintSchema","description":"a JSON Schema that narrows the one around it","type":"object","additionalProperties":false,"properties":{"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"enum":{"description":"a list of values","type":"array","minItems":1,"maxItems":1024},"const":{"description":"text, a number, true or false","type":["string","number","boolean"]},"pattern":{"$ref":"#/$defs/pattern"},"minLength":{"$ref":"#/$defs/length"},"maxLength":{"$ref":"#/$defs/length"},"minimum":{"$ref":"#/$defs/amount"},"maximum":{"$ref":"#/$defs/amount"},"exclusiveMinimum":{"$ref":"#/$defs/amount"},"exclusiveMaximum":{"$ref":"#/$defs/amount"},"multipleOf":{"$ref":"#/$defs/step"},"allOf":{"$ref":"#/$defs/constraints"},"anyOf":{"$ref":"#/$defs/constraints"},"oneOf":{"$ref":"#/$defs/constraints"},"not":{"$ref":"#/$defs/constraint"}}};
const wrapper1 = {validate: validate30};
const wrapper4 = {validate: validate31};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema72.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data0 = data.title;
if(typeof data0 === "string"){
if(func62(data0) > 200){
const err1 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(func62(data0) < 1){
const err2 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern14.test(data0)){
const err3 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func62(data1) > 200){
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func62(data1) < 1){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern14.test(data1)){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.enum !== undefined && func0.call(data, "enum")){
let data2 = data.enum;
if(Array.isArray(data2)){
if(data2.length > 1024){
const err9 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items",schema:1024,parentSchema:schema72.properties.enum,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema72.properties.enum,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema72.properties.enum.type,parentSchema:schema72.properties.enum,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.const !== undefined && func0.call(data, "const")){
let data3 = data.const;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err12 = {instancePath:instancePath+"/const",schemaPath:"#/properties/const/type",keyword:"type",params:{type: schema72.properties.const.type},message:"must be string,number,boolean",schema:schema72.properties.const.type,parentSchema:schema72.properties.const,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.pattern !== undefined && func0.call(data, "pattern")){
let data4 = data.pattern;
if(typeof data4 === "string"){
if(func62(data4) > 1024){
const err13 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema52,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.type,parentSchema:schema52,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.minLength !== undefined && func0.call(data, "minLength")){
let data5 = data.minLength;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err15 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1048576 || isNaN(data5)){
const err16 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.maxLength !== undefined && func0.call(data, "maxLength")){
let data6 = data.maxLength;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err18 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1048576 || isNaN(data6)){
const err19 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err20 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data.minimum !== undefined && func0.call(data, "minimum")){
let data7 = data.minimum;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err21 = {instancePath:instancePath+"/minimum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.maximum !== undefined && func0.call(data, "maximum")){
let data8 = data.maximum;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err22 = {instancePath:instancePath+"/maximum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined && func0.call(data, "exclusiveMinimum")){
let data9 = data.exclusiveMinimum;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err23 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined && func0.call(data, "exclusiveMaximum")){
let data10 = data.exclusiveMaximum;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err24 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.multipleOf !== undefined && func0.call(data, "multipleOf")){
let data11 = data.multipleOf;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 <= 0 || isNaN(data11)){
const err25 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/$defs/step/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema59,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/$defs/step/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema59.type,parentSchema:schema59,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
if(!(wrapper1.validate(data.allOf, {instancePath:instancePath+"/allOf",parentData:data,parentDataProperty:"allOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
if(data.anyOf !== undefined && func0.call(data, "anyOf")){
if(!(wrapper1.validate(data.anyOf, {instancePath:instancePath+"/anyOf",parentData:data,parentDataProperty:"anyOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
if(data.oneOf !== undefined && func0.call(data, "oneOf")){
if(!(wrapper1.validate(data.oneOf, {instancePath:instancePath+"/oneOf",parentData:data,parentDataProperty:"oneOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(wrapper4.validate(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper4.validate.errors : vErrors.concat(wrapper4.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema72.type,parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 64){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate31(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema71.type,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema60.required,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema60.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((((data0 === "string") || (data0 === "integer")) || (data0 === "number")) || (data0 === "boolean"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema60.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema60.properties.type.enum,parentSchema:schema60.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data1 = data.title;
if(typeof data1 === "string"){
if(func62(data1) > 200){
const err3 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(func62(data1) < 1){
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern14.test(data1)){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data2 = data.description;
if(typeof data2 === "string"){
if(func62(data2) > 200){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(func62(data2) < 1){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern14.test(data2)){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.enum !== undefined && func0.call(data, "enum")){
let data3 = data.enum;
if(Array.isArray(data3)){
if(data3.length > 1024){
const err11 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items",schema:1024,parentSchema:schema60.properties.enum,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.length < 1){
const err12 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema60.properties.enum,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.properties.enum.type,parentSchema:schema60.properties.enum,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.const !== undefined && func0.call(data, "const")){
let data4 = data.const;
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err14 = {instancePath:instancePath+"/const",schemaPath:"#/properties/const/type",keyword:"type",params:{type: schema60.properties.const.type},message:"must be string,number,boolean",schema:schema60.properties.const.type,parentSchema:schema60.properties.const,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.pattern !== undefined && func0.call(data, "pattern")){
let data5 = data.pattern;
if(typeof data5 === "string"){
if(func62(data5) > 1024){
const err15 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema52,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.type,parentSchema:schema52,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.minLength !== undefined && func0.call(data, "minLength")){
let data6 = data.minLength;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err17 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1048576 || isNaN(data6)){
const err18 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err19 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.maxLength !== undefined && func0.call(data, "maxLength")){
let data7 = data.maxLength;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err20 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1048576 || isNaN(data7)){
const err21 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err22 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data.minimum !== undefined && func0.call(data, "minimum")){
let data8 = data.minimum;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err23 = {instancePath:instancePath+"/minimum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.maximum !== undefined && func0.call(data, "maximum")){
let data9 = data.maximum;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err24 = {instancePath:instancePath+"/maximum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined && func0.call(data, "exclusiveMinimum")){
let data10 = data.exclusiveMinimum;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err25 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined && func0.call(data, "exclusiveMaximum")){
let data11 = data.exclusiveMaximum;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err26 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.multipleOf !== undefined && func0.call(data, "multipleOf")){
let data12 = data.multipleOf;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 <= 0 || isNaN(data12)){
const err27 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/$defs/step/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema59,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/$defs/step/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema59.type,parentSchema:schema59,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
if(!(validate30(data.allOf, {instancePath:instancePath+"/allOf",parentData:data,parentDataProperty:"allOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.anyOf !== undefined && func0.call(data, "anyOf")){
if(!(validate30(data.anyOf, {instancePath:instancePath+"/anyOf",parentData:data,parentDataProperty:"anyOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.oneOf !== undefined && func0.call(data, "oneOf")){
if(!(validate30(data.oneOf, {instancePath:instancePath+"/oneOf",parentData:data,parentDataProperty:"oneOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(validate31(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema60.type,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema49.required,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema49.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!(((((data0 === "string") || (data0 === "integer")) || (data0 === "number")) || (data0 === "boolean")) || (data0 === "array"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema49.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema49.properties.type.enum,parentSchema:schema49.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.allowDash !== undefined && func0.call(data, "allowDash")){
let data1 = data.allowDash;
if(typeof data1 !== "boolean"){
const err3 = {instancePath:instancePath+"/allowDash",schemaPath:"#/properties/allowDash/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.allowDash.type,parentSchema:schema49.properties.allowDash,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.writeOnly !== undefined && func0.call(data, "writeOnly")){
let data2 = data.writeOnly;
if(typeof data2 !== "boolean"){
const err4 = {instancePath:instancePath+"/writeOnly",schemaPath:"#/properties/writeOnly/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.writeOnly.type,parentSchema:schema49.properties.writeOnly,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data3 = data.title;
if(typeof data3 === "string"){
if(func62(data3) > 200){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func62(data3) < 1){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern14.test(data3)){
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data4 = data.description;
if(typeof data4 === "string"){
if(func62(data4) > 200){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func62(data4) < 1){
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern14.test(data4)){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.default !== undefined && func0.call(data, "default")){
let data5 = data.default;
if((((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")) && (!(Array.isArray(data5)))){
const err13 = {instancePath:instancePath+"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{type: schema49.properties.default.type},message:"must be string,number,boolean,array",schema:schema49.properties.default.type,parentSchema:schema49.properties.default,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.examples !== undefined && func0.call(data, "examples")){
let data6 = data.examples;
if(Array.isArray(data6)){
if(data6.length > 64){
const err14 = {instancePath:instancePath+"/examples",schemaPath:"#/properties/examples/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema49.properties.examples,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/examples",schemaPath:"#/properties/examples/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema49.properties.examples.type,parentSchema:schema49.properties.examples,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.enum !== undefined && func0.call(data, "enum")){
let data7 = data.enum;
if(Array.isArray(data7)){
if(data7.length > 1024){
const err16 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items",schema:1024,parentSchema:schema49.properties.enum,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema49.properties.enum,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema49.properties.enum.type,parentSchema:schema49.properties.enum,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.const !== undefined && func0.call(data, "const")){
let data8 = data.const;
if(((typeof data8 !== "string") && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")){
const err19 = {instancePath:instancePath+"/const",schemaPath:"#/properties/const/type",keyword:"type",params:{type: schema49.properties.const.type},message:"must be string,number,boolean",schema:schema49.properties.const.type,parentSchema:schema49.properties.const,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.pattern !== undefined && func0.call(data, "pattern")){
let data9 = data.pattern;
if(typeof data9 === "string"){
if(func62(data9) > 1024){
const err20 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema52,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.type,parentSchema:schema52,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.minLength !== undefined && func0.call(data, "minLength")){
let data10 = data.minLength;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err22 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1048576 || isNaN(data10)){
const err23 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err24 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data.maxLength !== undefined && func0.call(data, "maxLength")){
let data11 = data.maxLength;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err25 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1048576 || isNaN(data11)){
const err26 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err27 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data.minimum !== undefined && func0.call(data, "minimum")){
let data12 = data.minimum;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err28 = {instancePath:instancePath+"/minimum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.maximum !== undefined && func0.call(data, "maximum")){
let data13 = data.maximum;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err29 = {instancePath:instancePath+"/maximum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined && func0.call(data, "exclusiveMinimum")){
let data14 = data.exclusiveMinimum;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err30 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined && func0.call(data, "exclusiveMaximum")){
let data15 = data.exclusiveMaximum;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err31 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema55.type,parentSchema:schema55,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.multipleOf !== undefined && func0.call(data, "multipleOf")){
let data16 = data.multipleOf;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 <= 0 || isNaN(data16)){
const err32 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/$defs/step/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema59,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/$defs/step/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema59.type,parentSchema:schema59,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.items !== undefined && func0.call(data, "items")){
if(!(validate29(data.items, {instancePath:instancePath+"/items",parentData:data,parentDataProperty:"items",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.minItems !== undefined && func0.call(data, "minItems")){
let data18 = data.minItems;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err34 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1048576 || isNaN(data18)){
const err35 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data18 < 0 || isNaN(data18)){
const err36 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data.maxItems !== undefined && func0.call(data, "maxItems")){
let data19 = data.maxItems;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err37 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/length/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema53.type,parentSchema:schema53,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1048576 || isNaN(data19)){
const err38 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema53,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err39 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema53,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data.uniqueItems !== undefined && func0.call(data, "uniqueItems")){
let data20 = data.uniqueItems;
if(typeof data20 !== "boolean"){
const err40 = {instancePath:instancePath+"/uniqueItems",schemaPath:"#/properties/uniqueItems/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.uniqueItems.type,parentSchema:schema49.properties.uniqueItems,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
if(!(validate30(data.allOf, {instancePath:instancePath+"/allOf",parentData:data,parentDataProperty:"allOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.anyOf !== undefined && func0.call(data, "anyOf")){
if(!(validate30(data.anyOf, {instancePath:instancePath+"/anyOf",parentData:data,parentDataProperty:"anyOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.oneOf !== undefined && func0.call(data, "oneOf")){
if(!(validate30(data.oneOf, {instancePath:instancePath+"/oneOf",parentData:data,parentDataProperty:"oneOf",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(validate31(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema49.type,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.argv === undefined) || (!(func0.call(data, "argv")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema44.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.about !== undefined && func0.call(data, "about")){
let data0 = data.about;
if(typeof data0 === "string"){
if(func62(data0) > 200){
const err2 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func62(data0) < 1){
const err3 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern14.test(data0)){
const err4 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.os !== undefined && func0.call(data, "os")){
let data1 = data.os;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(!(((data1 === "linux") || (data1 === "darwin")) || (data1 === "win32"))){
const err6 = {instancePath:instancePath+"/os",schemaPath:"#/$defs/system/enum",keyword:"enum",params:{allowedValues: schema46.enum},message:"must be equal to one of the allowed values",schema:schema46.enum,parentSchema:schema46,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
const _errs9 = errors;
if(Array.isArray(data1)){
if(data1.length > 3){
const err7 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(!(((data2 === "linux") || (data2 === "darwin")) || (data2 === "win32"))){
const err9 = {instancePath:instancePath+"/os/" + i0,schemaPath:"#/$defs/system/enum",keyword:"enum",params:{allowedValues: schema46.enum},message:"must be equal to one of the allowed values",schema:schema46.enum,parentSchema:schema46,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let i1 = data1.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func27(data1[i1], data1[j0])){
const err10 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err11 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema44.properties.os.anyOf[1].type,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const err12 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema44.properties.os.anyOf,parentSchema:schema44.properties.os,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
}
if(data.argv !== undefined && func0.call(data, "argv")){
let data3 = data.argv;
if(Array.isArray(data3)){
if(data3.length > 256){
const err13 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema44.properties.argv,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data3.length < 1){
const err14 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema44.properties.argv,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len1 = data3.length;
for(let i2=0; i2<len1; i2++){
if(!(validate26(data3[i2], {instancePath:instancePath+"/argv/" + i2,parentData:data3,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema44.properties.argv.type,parentSchema:schema44.properties.argv,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.params !== undefined && func0.call(data, "params")){
let data5 = data.params;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err16 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema44.properties.params,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 of Object.keys(data5)){
const _errs18 = errors;
if(typeof key1 === "string"){
if(func62(key1) > 64){
const err17 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema44.properties.params.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern16.test(key1)){
const err18 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema44.properties.params.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var valid10 = _errs18 === errors;
if(!valid10){
const err19 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema44.properties.params.propertyNames,parentSchema:schema44.properties.params,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
for(const key2 of Object.keys(data5)){
if(!(validate28(data5[key2], {instancePath:instancePath+"/params/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data5,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.properties.params.type,parentSchema:schema44.properties.params,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.timeout !== undefined && func0.call(data, "timeout")){
let data7 = data.timeout;
if(typeof data7 === "string"){
if(func62(data7) > 32){
const err21 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern5.test(data7)){
const err22 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.idleTimeout !== undefined && func0.call(data, "idleTimeout")){
let data8 = data.idleTimeout;
if(typeof data8 === "string"){
if(func62(data8) > 32){
const err24 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern5.test(data8)){
const err25 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.maxOutput !== undefined && func0.call(data, "maxOutput")){
let data9 = data.maxOutput;
if((typeof data9 !== "string") && (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9))))){
const err27 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
const err28 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err29 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(typeof data9 === "string"){
if(func62(data9) > 32){
const err30 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern7.test(data9)){
const err31 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data.window !== undefined && func0.call(data, "window")){
let data10 = data.window;
if((typeof data10 !== "string") && (!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10))))){
const err32 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
const err33 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err34 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(typeof data10 === "string"){
if(func62(data10) > 32){
const err35 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!pattern7.test(data10)){
const err36 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data.overflow !== undefined && func0.call(data, "overflow")){
let data11 = data.overflow;
if(!(((data11 === "wait") || (data11 === "drop-oldest")) || (data11 === "end"))){
const err37 = {instancePath:instancePath+"/overflow",schemaPath:"#/$defs/overflow/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.orphan !== undefined && func0.call(data, "orphan")){
let data12 = data.orphan;
if(typeof data12 === "string"){
if(func62(data12) > 32){
const err38 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema39,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!pattern9.test(data12)){
const err39 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/pattern",keyword:"pattern",params:{pattern: "^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"},message:"must match pattern \""+"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"+"\"",schema:"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$",parentSchema:schema39,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.type,parentSchema:schema39,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
if(!(validate22(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
let data14 = data.concurrency;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err41 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema44.properties.concurrency.type,parentSchema:schema44.properties.concurrency,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 65536 || isNaN(data14)){
const err42 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},message:"must be <= 65536",schema:65536,parentSchema:schema44.properties.concurrency,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err43 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema44.properties.concurrency,data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data.lock !== undefined && func0.call(data, "lock")){
let data15 = data.lock;
if(typeof data15 === "string"){
if(func62(data15) > 64){
const err44 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema44.properties.lock,data:data15};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!pattern28.test(data15)){
const err45 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]*$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema44.properties.lock,data:data15};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.lock.type,parentSchema:schema44.properties.lock,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.stdin !== undefined && func0.call(data, "stdin")){
let data16 = data.stdin;
if(typeof data16 === "string"){
if(func62(data16) > 65536){
const err47 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters",schema:65536,parentSchema:schema44.properties.stdin,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(func62(data16) < 1){
const err48 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.stdin,data:data16};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.stdin.type,parentSchema:schema44.properties.stdin,data:data16};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.tty !== undefined && func0.call(data, "tty")){
let data17 = data.tty;
if(typeof data17 !== "boolean"){
const err50 = {instancePath:instancePath+"/tty",schemaPath:"#/properties/tty/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema44.properties.tty.type,parentSchema:schema44.properties.tty,data:data17};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data18 = data.user;
if(typeof data18 === "string"){
if(func62(data18) > 64){
const err51 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema33,data:data18};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!pattern4.test(data18)){
const err52 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema33,data:data18};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data:data18};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.cwd !== undefined && func0.call(data, "cwd")){
let data19 = data.cwd;
if(typeof data19 === "string"){
if(func62(data19) > 4096){
const err54 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(func62(data19) < 1){
const err55 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!pattern30.test(data19)){
const err56 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/pattern",keyword:"pattern",params:{pattern: "^[^\\x00]+$"},message:"must match pattern \""+"^[^\\x00]+$"+"\"",schema:"^[^\\x00]+$",parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.cwd.type,parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.env !== undefined && func0.call(data, "env")){
let data20 = data.env;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(Object.keys(data20).length > 64){
const err58 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema44.properties.env,data:data20};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
for(const key3 of Object.keys(data20)){
const _errs54 = errors;
if(typeof key3 === "string"){
if(func62(key3) > 128){
const err59 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema44.properties.env.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!pattern31.test(key3)){
const err60 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema44.properties.env.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
var valid19 = _errs54 === errors;
if(!valid19){
const err61 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema44.properties.env.propertyNames,parentSchema:schema44.properties.env,data:data20};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
for(const key4 of Object.keys(data20)){
let data21 = data20[key4];
if(typeof data21 === "string"){
if(func62(data21) > 4096){
const err62 = {instancePath:instancePath+"/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema44.properties.env.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern15.test(data21)){
const err63 = {instancePath:instancePath+"/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^\\x00]*$"},message:"must match pattern \""+"^[^\\x00]*$"+"\"",schema:"^[^\\x00]*$",parentSchema:schema44.properties.env.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.env.additionalProperties.type,parentSchema:schema44.properties.env.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.properties.env.type,parentSchema:schema44.properties.env,data:data20};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data22 = data.reason;
if("required" !== data22){
const err66 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/const",keyword:"const",params:{allowedValue: "required"},message:"must be equal to constant",schema:"required",parentSchema:schema44.properties.reason,data:data22};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.strays !== undefined && func0.call(data, "strays")){
let data23 = data.strays;
if(!((data23 === "end") || (data23 === "keep"))){
const err67 = {instancePath:instancePath+"/strays",schemaPath:"#/properties/strays/enum",keyword:"enum",params:{allowedValues: schema44.properties.strays.enum},message:"must be equal to one of the allowed values",schema:schema44.properties.strays.enum,parentSchema:schema44.properties.strays,data:data23};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema92 = {"title":"AccessRule","description":"a rule: a map with who, and what they may","type":"object","additionalProperties":false,"required":["who"],"properties":{"who":{"description":"a list of group:NAME, user:NAME or \"*\"","type":"array","minItems":1,"maxItems":256,"items":{"description":"group:NAME, user:NAME or \"*\"","type":"string","maxLength":70,"pattern":"^(\\*|(group|user):[\\x21-\\x7e]{1,64})$"}},"run":{"description":"a list of command names, in which * stands for anything","type":"array","maxItems":512,"items":{"description":"a command name, in which * stands for anything","type":"string","maxLength":64,"pattern":"^[a-z0-9._*-]+$"}},"jobs":{"title":"JobRights","description":"a map with see and end","type":"object","additionalProperties":false,"properties":{"see":{"$ref":"#/$defs/scope"},"end":{"$ref":"#/$defs/scope"}}},"audit":{"description":"true or false: whether they may read the account","type":"boolean"}}};
const schema93 = {"title":"JobScope","description":"own or all","enum":["own","all"]};
const pattern33 = new RegExp("^(\\*|(group|user):[\\x21-\\x7e]{1,64})$", "u");
const pattern34 = new RegExp("^[a-z0-9._*-]+$", "u");

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.who === undefined) || (!(func0.call(data, "who")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "who"},message:"must have required property '"+"who"+"'",schema:schema92.required,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "who") || (key0 === "run")) || (key0 === "jobs")) || (key0 === "audit"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.who !== undefined && func0.call(data, "who")){
let data0 = data.who;
if(Array.isArray(data0)){
if(data0.length > 256){
const err2 = {instancePath:instancePath+"/who",schemaPath:"#/properties/who/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema92.properties.who,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/who",schemaPath:"#/properties/who/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema92.properties.who,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(func62(data1) > 70){
const err4 = {instancePath:instancePath+"/who/" + i0,schemaPath:"#/properties/who/items/maxLength",keyword:"maxLength",params:{limit: 70},message:"must NOT have more than 70 characters",schema:70,parentSchema:schema92.properties.who.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern33.test(data1)){
const err5 = {instancePath:instancePath+"/who/" + i0,schemaPath:"#/properties/who/items/pattern",keyword:"pattern",params:{pattern: "^(\\*|(group|user):[\\x21-\\x7e]{1,64})$"},message:"must match pattern \""+"^(\\*|(group|user):[\\x21-\\x7e]{1,64})$"+"\"",schema:"^(\\*|(group|user):[\\x21-\\x7e]{1,64})$",parentSchema:schema92.properties.who.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/who/" + i0,schemaPath:"#/properties/who/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema92.properties.who.items.type,parentSchema:schema92.properties.who.items,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/who",schemaPath:"#/properties/who/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema92.properties.who.type,parentSchema:schema92.properties.who,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.run !== undefined && func0.call(data, "run")){
let data2 = data.run;
if(Array.isArray(data2)){
if(data2.length > 512){
const err8 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/maxItems",keyword:"maxItems",params:{limit: 512},message:"must NOT have more than 512 items",schema:512,parentSchema:schema92.properties.run,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 === "string"){
if(func62(data3) > 64){
const err9 = {instancePath:instancePath+"/run/" + i1,schemaPath:"#/properties/run/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema92.properties.run.items,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern34.test(data3)){
const err10 = {instancePath:instancePath+"/run/" + i1,schemaPath:"#/properties/run/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9._*-]+$"},message:"must match pattern \""+"^[a-z0-9._*-]+$"+"\"",schema:"^[a-z0-9._*-]+$",parentSchema:schema92.properties.run.items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/run/" + i1,schemaPath:"#/properties/run/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema92.properties.run.items.type,parentSchema:schema92.properties.run.items,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema92.properties.run.type,parentSchema:schema92.properties.run,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.jobs !== undefined && func0.call(data, "jobs")){
let data4 = data.jobs;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 of Object.keys(data4)){
if(!((key1 === "see") || (key1 === "end"))){
const err13 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema92.properties.jobs,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.see !== undefined && func0.call(data4, "see")){
let data5 = data4.see;
if(!((data5 === "own") || (data5 === "all"))){
const err14 = {instancePath:instancePath+"/jobs/see",schemaPath:"#/$defs/scope/enum",keyword:"enum",params:{allowedValues: schema93.enum},message:"must be equal to one of the allowed values",schema:schema93.enum,parentSchema:schema93,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.end !== undefined && func0.call(data4, "end")){
let data6 = data4.end;
if(!((data6 === "own") || (data6 === "all"))){
const err15 = {instancePath:instancePath+"/jobs/end",schemaPath:"#/$defs/scope/enum",keyword:"enum",params:{allowedValues: schema93.enum},message:"must be equal to one of the allowed values",schema:schema93.enum,parentSchema:schema93,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema92.properties.jobs.type,parentSchema:schema92.properties.jobs,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.audit !== undefined && func0.call(data, "audit")){
let data7 = data.audit;
if(typeof data7 !== "boolean"){
const err17 = {instancePath:instancePath+"/audit",schemaPath:"#/properties/audit/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema92.properties.audit.type,parentSchema:schema92.properties.audit,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema92.type,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern13 = new RegExp("^[a-z0-9][a-z0-9._-]*$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="reeve:catalogue" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((key0 === "defaults") || (key0 === "commands")) || (key0 === "access"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.defaults !== undefined && func0.call(data, "defaults")){
if(!(validate21(data.defaults, {instancePath:instancePath+"/defaults",parentData:data,parentDataProperty:"defaults",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.commands !== undefined && func0.call(data, "commands")){
let data1 = data.commands;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 512){
const err1 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/maxProperties",keyword:"maxProperties",params:{limit: 512},message:"must NOT have more than 512 properties",schema:512,parentSchema:schema31.properties.commands,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 of Object.keys(data1)){
const _errs5 = errors;
if(typeof key1 === "string"){
if(func62(key1) > 64){
const err2 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.commands.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern13.test(key1)){
const err3 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]*$"+"\"",schema:"^[a-z0-9][a-z0-9._-]*$",parentSchema:schema31.properties.commands.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
const err4 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema31.properties.commands.propertyNames,parentSchema:schema31.properties.commands,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
for(const key2 of Object.keys(data1)){
let data2 = data1[key2];
const _errs8 = errors;
let valid3 = false;
const _errs9 = errors;
if(!(validate25(data2, {instancePath:instancePath+"/commands/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
valid3 = valid3 || _valid0;
const _errs10 = errors;
if(Array.isArray(data2)){
if(data2.length > 3){
const err5 = {instancePath:instancePath+"/commands/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/commands/additionalProperties/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema31.properties.commands.additionalProperties.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/commands/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/commands/additionalProperties/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.commands.additionalProperties.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate25(data2[i0], {instancePath:instancePath+"/commands/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/commands/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/commands/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.commands.additionalProperties.anyOf[1].type,parentSchema:schema31.properties.commands.additionalProperties.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const err8 = {instancePath:instancePath+"/commands/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/commands/additionalProperties/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema31.properties.commands.additionalProperties.anyOf,parentSchema:schema31.properties.commands.additionalProperties,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.access !== undefined && func0.call(data, "access")){
let data4 = data.access;
if(Array.isArray(data4)){
if(data4.length > 1024){
const err10 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items",schema:1024,parentSchema:schema31.properties.access,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate46(data4[i1], {instancePath:instancePath+"/access/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.access.type,parentSchema:schema31.properties.access,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const definition = validate48;

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.argv === undefined) || (!(func0.call(data, "argv")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema44.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.about !== undefined && func0.call(data, "about")){
let data0 = data.about;
if(typeof data0 === "string"){
if(func62(data0) > 200){
const err2 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func62(data0) < 1){
const err3 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern14.test(data0)){
const err4 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"},message:"must match pattern \""+"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$"+"\"",schema:"^[^\\p{Cc}\\p{Zl}\\p{Zp}]+$",parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/about",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.type,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.os !== undefined && func0.call(data, "os")){
let data1 = data.os;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(!(((data1 === "linux") || (data1 === "darwin")) || (data1 === "win32"))){
const err6 = {instancePath:instancePath+"/os",schemaPath:"#/$defs/system/enum",keyword:"enum",params:{allowedValues: schema46.enum},message:"must be equal to one of the allowed values",schema:schema46.enum,parentSchema:schema46,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
const _errs9 = errors;
if(Array.isArray(data1)){
if(data1.length > 3){
const err7 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(!(((data2 === "linux") || (data2 === "darwin")) || (data2 === "win32"))){
const err9 = {instancePath:instancePath+"/os/" + i0,schemaPath:"#/$defs/system/enum",keyword:"enum",params:{allowedValues: schema46.enum},message:"must be equal to one of the allowed values",schema:schema46.enum,parentSchema:schema46,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let i1 = data1.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func27(data1[i1], data1[j0])){
const err10 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err11 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema44.properties.os.anyOf[1].type,parentSchema:schema44.properties.os.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const err12 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema44.properties.os.anyOf,parentSchema:schema44.properties.os,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
}
if(data.argv !== undefined && func0.call(data, "argv")){
let data3 = data.argv;
if(Array.isArray(data3)){
if(data3.length > 256){
const err13 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema44.properties.argv,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data3.length < 1){
const err14 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema44.properties.argv,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len1 = data3.length;
for(let i2=0; i2<len1; i2++){
if(!(validate26(data3[i2], {instancePath:instancePath+"/argv/" + i2,parentData:data3,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema44.properties.argv.type,parentSchema:schema44.properties.argv,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.params !== undefined && func0.call(data, "params")){
let data5 = data.params;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err16 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema44.properties.params,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 of Object.keys(data5)){
const _errs18 = errors;
if(typeof key1 === "string"){
if(func62(key1) > 64){
const err17 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema44.properties.params.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern16.test(key1)){
const err18 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema44.properties.params.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var valid10 = _errs18 === errors;
if(!valid10){
const err19 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema44.properties.params.propertyNames,parentSchema:schema44.properties.params,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
for(const key2 of Object.keys(data5)){
if(!(validate28(data5[key2], {instancePath:instancePath+"/params/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data5,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.properties.params.type,parentSchema:schema44.properties.params,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.timeout !== undefined && func0.call(data, "timeout")){
let data7 = data.timeout;
if(typeof data7 === "string"){
if(func62(data7) > 32){
const err21 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern5.test(data7)){
const err22 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.idleTimeout !== undefined && func0.call(data, "idleTimeout")){
let data8 = data.idleTimeout;
if(typeof data8 === "string"){
if(func62(data8) > 32){
const err24 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern5.test(data8)){
const err25 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.maxOutput !== undefined && func0.call(data, "maxOutput")){
let data9 = data.maxOutput;
if((typeof data9 !== "string") && (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9))))){
const err27 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
const err28 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err29 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(typeof data9 === "string"){
if(func62(data9) > 32){
const err30 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern7.test(data9)){
const err31 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data.window !== undefined && func0.call(data, "window")){
let data10 = data.window;
if((typeof data10 !== "string") && (!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10))))){
const err32 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
const err33 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err34 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(typeof data10 === "string"){
if(func62(data10) > 32){
const err35 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!pattern7.test(data10)){
const err36 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data.overflow !== undefined && func0.call(data, "overflow")){
let data11 = data.overflow;
if(!(((data11 === "wait") || (data11 === "drop-oldest")) || (data11 === "end"))){
const err37 = {instancePath:instancePath+"/overflow",schemaPath:"#/$defs/overflow/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.orphan !== undefined && func0.call(data, "orphan")){
let data12 = data.orphan;
if(typeof data12 === "string"){
if(func62(data12) > 32){
const err38 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema39,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!pattern9.test(data12)){
const err39 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/pattern",keyword:"pattern",params:{pattern: "^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"},message:"must match pattern \""+"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"+"\"",schema:"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$",parentSchema:schema39,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.type,parentSchema:schema39,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
if(!(validate22(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
let data14 = data.concurrency;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err41 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema44.properties.concurrency.type,parentSchema:schema44.properties.concurrency,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 65536 || isNaN(data14)){
const err42 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},message:"must be <= 65536",schema:65536,parentSchema:schema44.properties.concurrency,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err43 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema44.properties.concurrency,data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data.lock !== undefined && func0.call(data, "lock")){
let data15 = data.lock;
if(typeof data15 === "string"){
if(func62(data15) > 64){
const err44 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema44.properties.lock,data:data15};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!pattern28.test(data15)){
const err45 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]*$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema44.properties.lock,data:data15};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.lock.type,parentSchema:schema44.properties.lock,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.stdin !== undefined && func0.call(data, "stdin")){
let data16 = data.stdin;
if(typeof data16 === "string"){
if(func62(data16) > 65536){
const err47 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters",schema:65536,parentSchema:schema44.properties.stdin,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(func62(data16) < 1){
const err48 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.stdin,data:data16};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.stdin.type,parentSchema:schema44.properties.stdin,data:data16};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.tty !== undefined && func0.call(data, "tty")){
let data17 = data.tty;
if(typeof data17 !== "boolean"){
const err50 = {instancePath:instancePath+"/tty",schemaPath:"#/properties/tty/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema44.properties.tty.type,parentSchema:schema44.properties.tty,data:data17};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data18 = data.user;
if(typeof data18 === "string"){
if(func62(data18) > 64){
const err51 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema33,data:data18};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!pattern4.test(data18)){
const err52 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema33,data:data18};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data:data18};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.cwd !== undefined && func0.call(data, "cwd")){
let data19 = data.cwd;
if(typeof data19 === "string"){
if(func62(data19) > 4096){
const err54 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(func62(data19) < 1){
const err55 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!pattern30.test(data19)){
const err56 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/pattern",keyword:"pattern",params:{pattern: "^[^\\x00]+$"},message:"must match pattern \""+"^[^\\x00]+$"+"\"",schema:"^[^\\x00]+$",parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.cwd.type,parentSchema:schema44.properties.cwd,data:data19};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.env !== undefined && func0.call(data, "env")){
let data20 = data.env;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(Object.keys(data20).length > 64){
const err58 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema44.properties.env,data:data20};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
for(const key3 of Object.keys(data20)){
const _errs54 = errors;
if(typeof key3 === "string"){
if(func62(key3) > 128){
const err59 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema44.properties.env.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!pattern31.test(key3)){
const err60 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema44.properties.env.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
var valid19 = _errs54 === errors;
if(!valid19){
const err61 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema44.properties.env.propertyNames,parentSchema:schema44.properties.env,data:data20};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
for(const key4 of Object.keys(data20)){
let data21 = data20[key4];
if(typeof data21 === "string"){
if(func62(data21) > 4096){
const err62 = {instancePath:instancePath+"/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema44.properties.env.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern15.test(data21)){
const err63 = {instancePath:instancePath+"/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^\\x00]*$"},message:"must match pattern \""+"^[^\\x00]*$"+"\"",schema:"^[^\\x00]*$",parentSchema:schema44.properties.env.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.env.additionalProperties.type,parentSchema:schema44.properties.env.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.properties.env.type,parentSchema:schema44.properties.env,data:data20};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data22 = data.reason;
if("required" !== data22){
const err66 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/const",keyword:"const",params:{allowedValue: "required"},message:"must be equal to constant",schema:"required",parentSchema:schema44.properties.reason,data:data22};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.strays !== undefined && func0.call(data, "strays")){
let data23 = data.strays;
if(!((data23 === "end") || (data23 === "keep"))){
const err67 = {instancePath:instancePath+"/strays",schemaPath:"#/properties/strays/enum",keyword:"enum",params:{allowedValues: schema44.properties.strays.enum},message:"must be equal to one of the allowed values",schema:schema44.properties.strays.enum,parentSchema:schema44.properties.strays,data:data23};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const rule = validate52;

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.who === undefined) || (!(func0.call(data, "who")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "who"},message:"must have required property '"+"who"+"'",schema:schema92.required,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "who") || (key0 === "run")) || (key0 === "jobs")) || (key0 === "audit"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.who !== undefined && func0.call(data, "who")){
let data0 = data.who;
if(Array.isArray(data0)){
if(data0.length > 256){
const err2 = {instancePath:instancePath+"/who",schemaPath:"#/properties/who/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema92.properties.who,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/who",schemaPath:"#/properties/who/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema92.properties.who,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(func62(data1) > 70){
const err4 = {instancePath:instancePath+"/who/" + i0,schemaPath:"#/properties/who/items/maxLength",keyword:"maxLength",params:{limit: 70},message:"must NOT have more than 70 characters",schema:70,parentSchema:schema92.properties.who.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern33.test(data1)){
const err5 = {instancePath:instancePath+"/who/" + i0,schemaPath:"#/properties/who/items/pattern",keyword:"pattern",params:{pattern: "^(\\*|(group|user):[\\x21-\\x7e]{1,64})$"},message:"must match pattern \""+"^(\\*|(group|user):[\\x21-\\x7e]{1,64})$"+"\"",schema:"^(\\*|(group|user):[\\x21-\\x7e]{1,64})$",parentSchema:schema92.properties.who.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/who/" + i0,schemaPath:"#/properties/who/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema92.properties.who.items.type,parentSchema:schema92.properties.who.items,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/who",schemaPath:"#/properties/who/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema92.properties.who.type,parentSchema:schema92.properties.who,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.run !== undefined && func0.call(data, "run")){
let data2 = data.run;
if(Array.isArray(data2)){
if(data2.length > 512){
const err8 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/maxItems",keyword:"maxItems",params:{limit: 512},message:"must NOT have more than 512 items",schema:512,parentSchema:schema92.properties.run,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 === "string"){
if(func62(data3) > 64){
const err9 = {instancePath:instancePath+"/run/" + i1,schemaPath:"#/properties/run/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema92.properties.run.items,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern34.test(data3)){
const err10 = {instancePath:instancePath+"/run/" + i1,schemaPath:"#/properties/run/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9._*-]+$"},message:"must match pattern \""+"^[a-z0-9._*-]+$"+"\"",schema:"^[a-z0-9._*-]+$",parentSchema:schema92.properties.run.items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/run/" + i1,schemaPath:"#/properties/run/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema92.properties.run.items.type,parentSchema:schema92.properties.run.items,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema92.properties.run.type,parentSchema:schema92.properties.run,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.jobs !== undefined && func0.call(data, "jobs")){
let data4 = data.jobs;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 of Object.keys(data4)){
if(!((key1 === "see") || (key1 === "end"))){
const err13 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema92.properties.jobs,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.see !== undefined && func0.call(data4, "see")){
let data5 = data4.see;
if(!((data5 === "own") || (data5 === "all"))){
const err14 = {instancePath:instancePath+"/jobs/see",schemaPath:"#/$defs/scope/enum",keyword:"enum",params:{allowedValues: schema93.enum},message:"must be equal to one of the allowed values",schema:schema93.enum,parentSchema:schema93,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.end !== undefined && func0.call(data4, "end")){
let data6 = data4.end;
if(!((data6 === "own") || (data6 === "all"))){
const err15 = {instancePath:instancePath+"/jobs/end",schemaPath:"#/$defs/scope/enum",keyword:"enum",params:{allowedValues: schema93.enum},message:"must be equal to one of the allowed values",schema:schema93.enum,parentSchema:schema93,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema92.properties.jobs.type,parentSchema:schema92.properties.jobs,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.audit !== undefined && func0.call(data, "audit")){
let data7 = data.audit;
if(typeof data7 !== "boolean"){
const err17 = {instancePath:instancePath+"/audit",schemaPath:"#/properties/audit/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema92.properties.audit.type,parentSchema:schema92.properties.audit,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema92.type,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const defaults = validate53;

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "user") || (key0 === "timeout")) || (key0 === "idleTimeout")) || (key0 === "maxOutput")) || (key0 === "window")) || (key0 === "overflow")) || (key0 === "orphan")) || (key0 === "limits"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data0 = data.user;
if(typeof data0 === "string"){
if(func62(data0) > 64){
const err1 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern4.test(data0)){
const err2 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.timeout !== undefined && func0.call(data, "timeout")){
let data1 = data.timeout;
if(typeof data1 === "string"){
if(func62(data1) > 32){
const err4 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern5.test(data1)){
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.idleTimeout !== undefined && func0.call(data, "idleTimeout")){
let data2 = data.idleTimeout;
if(typeof data2 === "string"){
if(func62(data2) > 32){
const err7 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern5.test(data2)){
const err8 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.maxOutput !== undefined && func0.call(data, "maxOutput")){
let data3 = data.maxOutput;
if((typeof data3 !== "string") && (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3))))){
const err10 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(typeof data3 === "string"){
if(func62(data3) > 32){
const err13 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern7.test(data3)){
const err14 = {instancePath:instancePath+"/maxOutput",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.window !== undefined && func0.call(data, "window")){
let data4 = data.window;
if((typeof data4 !== "string") && (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4))))){
const err15 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema36.type},message:"must be string,integer",schema:schema36.type,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(typeof data4 === "string"){
if(func62(data4) > 32){
const err18 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern7.test(data4)){
const err19 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.overflow !== undefined && func0.call(data, "overflow")){
let data5 = data.overflow;
if(!(((data5 === "wait") || (data5 === "drop-oldest")) || (data5 === "end"))){
const err20 = {instancePath:instancePath+"/overflow",schemaPath:"#/$defs/overflow/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.orphan !== undefined && func0.call(data, "orphan")){
let data6 = data.orphan;
if(typeof data6 === "string"){
if(func62(data6) > 32){
const err21 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema39,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern9.test(data6)){
const err22 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/pattern",keyword:"pattern",params:{pattern: "^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"},message:"must match pattern \""+"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$"+"\"",schema:"^(keep|cancel after [0-9]{1,9}(ms|s|m|h|d))$",parentSchema:schema39,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/orphan",schemaPath:"#/$defs/orphan/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.type,parentSchema:schema39,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
if(!(validate22(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
