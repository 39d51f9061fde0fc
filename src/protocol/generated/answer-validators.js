// Generated from schemas/answer.json by scripts/generate.ts. Do not edit.
"use strict";
export const answer = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"reeve:answer","title":"AnswerBody","description":"The bodies of answers, by the action of the order. Times are milliseconds, sizes bytes.","oneOf":[{"$ref":"#/$defs/commands"},{"$ref":"#/$defs/describe"},{"$ref":"#/$defs/status"},{"$ref":"#/$defs/cancel"},{"$ref":"#/$defs/jobs"}],"$defs":{"text":{"type":"string","maxLength":65536},"count":{"type":"integer","minimum":0,"maximum":9007199254740991},"limit":{"description":"null: no limit","anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]},"time":{"description":"Milliseconds since 1970","type":"number","minimum":0,"maximum":8640000000000000},"commands":{"title":"CommandsAnswer","type":"object","additionalProperties":false,"required":["commands"],"properties":{"commands":{"type":"array","maxItems":512,"items":{"$ref":"#/$defs/summary"}}}},"summary":{"title":"Summary","type":"object","additionalProperties":false,"required":["command","about","available"],"properties":{"command":{"$ref":"#/$defs/text"},"about":{"$ref":"#/$defs/text"},"available":{"description":"Whether it can be run on this host","type":"boolean"}}},"describe":{"title":"DescribeAnswer","type":"object","additionalProperties":false,"required":["command","about","available","argv","params","reason","user","cwd","limits","strays","stdin","tty","overflow","orphan","concurrency","lock"],"properties":{"command":{"$ref":"#/$defs/text"},"about":{"$ref":"#/$defs/text"},"available":{"type":"boolean"},"unavailable":{"description":"Why it is not available","$ref":"#/$defs/text"},"argv":{"description":"The template; a nested list is there only if its parameters are given","type":"array","maxItems":4096,"items":{"anyOf":[{"$ref":"#/$defs/text"},{"type":"array","maxItems":4096,"items":{"$ref":"#/$defs/text"}}]}},"params":{"description":"In the order in which positional words fill them","type":"array","maxItems":256,"items":{"title":"ParamDescription","type":"object","additionalProperties":false,"required":["name","required","schema"],"properties":{"name":{"$ref":"#/$defs/text"},"required":{"type":"boolean"},"schema":{"description":"A JSON Schema (2020-12)","type":"object","additionalProperties":true}}}},"reason":{"enum":["required","optional"]},"user":{"$ref":"#/$defs/text"},"cwd":{"$ref":"#/$defs/text"},"limits":{"type":"object","additionalProperties":false,"required":["timeout","idleTimeout","maxOutput","window","memory","cpu","processes","openFiles","fileSize"],"properties":{"timeout":{"$ref":"#/$defs/count"},"idleTimeout":{"$ref":"#/$defs/limit"},"maxOutput":{"$ref":"#/$defs/limit"},"window":{"$ref":"#/$defs/count"},"memory":{"$ref":"#/$defs/limit"},"cpu":{"$ref":"#/$defs/limit"},"processes":{"$ref":"#/$defs/limit"},"openFiles":{"$ref":"#/$defs/limit"},"fileSize":{"$ref":"#/$defs/limit"}}},"strays":{"enum":["end","keep"]},"stdin":{"description":"Whether it reads nothing, what its caller sends, or a text of the catalogue","enum":["none","stream","text"]},"tty":{"description":"Whether it gets a terminal","type":"boolean"},"overflow":{"enum":["wait","drop-oldest","end"]},"orphan":{"description":"Milliseconds after which it is cancelled when its owner has lost the connection; null: it goes on","$ref":"#/$defs/limit"},"concurrency":{"description":"How many of it run at once","$ref":"#/$defs/limit"},"lock":{"description":"Commands with the same one never overlap","anyOf":[{"$ref":"#/$defs/text"},{"type":"null"}]}}},"status":{"title":"StatusAnswer","type":"object","additionalProperties":false,"required":["host","version","pid","upMs","jobs","gate","executor","account","catalogue","containment","certificate","warnings"],"properties":{"host":{"$ref":"#/$defs/text"},"version":{"$ref":"#/$defs/text"},"pid":{"$ref":"#/$defs/count"},"upMs":{"$ref":"#/$defs/count"},"jobs":{"type":"object","additionalProperties":false,"required":["running","queued","most"],"properties":{"running":{"$ref":"#/$defs/count"},"queued":{"$ref":"#/$defs/count"},"most":{"$ref":"#/$defs/count"}}},"gate":{"type":"object","additionalProperties":false,"required":["pid","restarts","connections","resident"],"properties":{"pid":{"anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]},"restarts":{"$ref":"#/$defs/count"},"connections":{"$ref":"#/$defs/count"},"resident":{"$ref":"#/$defs/count"}}},"executor":{"type":"object","additionalProperties":false,"required":["resident"],"properties":{"resident":{"$ref":"#/$defs/count"}}},"noStart":{"description":"Why no job is started now; not there where jobs are","type":"string","maxLength":4096},"account":{"type":"object","additionalProperties":false,"required":["canStart"],"properties":{"canStart":{"description":"Whether starts can be recorded, and so happen","type":"boolean"}}},"catalogue":{"type":"object","additionalProperties":false,"required":["commands","loadedAt"],"properties":{"commands":{"$ref":"#/$defs/count"},"loadedAt":{"$ref":"#/$defs/time"}}},"containment":{"type":"object","additionalProperties":false,"required":["kind","complete"],"properties":{"kind":{"$ref":"#/$defs/text"},"complete":{"type":"boolean"}}},"certificate":{"type":"object","additionalProperties":false,"required":["notAfter"],"properties":{"notAfter":{"$ref":"#/$defs/time"}}},"warnings":{"type":"array","maxItems":4096,"items":{"$ref":"#/$defs/text"}}}},"cancel":{"title":"CancelAnswer","type":"object","additionalProperties":false,"required":["job"],"properties":{"job":{"type":"string","maxLength":36}}},"jobs":{"title":"JobsAnswer","type":"object","additionalProperties":false,"required":["jobs","more"],"properties":{"jobs":{"description":"Newest first","type":"array","maxItems":200,"items":{"title":"JobSummary","type":"object","additionalProperties":false,"required":["job","command","owner","state","orderedAt","startedAt","endedAt","reason","exit","signal","bytes"],"properties":{"job":{"type":"string","maxLength":36},"command":{"$ref":"#/$defs/text"},"owner":{"$ref":"#/$defs/text"},"state":{"title":"JobState","enum":["queued","running","ended","lost"]},"orderedAt":{"description":"By the time in its id","$ref":"#/$defs/time"},"startedAt":{"anyOf":[{"$ref":"#/$defs/time"},{"type":"null"}]},"endedAt":{"anyOf":[{"$ref":"#/$defs/time"},{"type":"null"}]},"reason":{"description":"Why it ended, null while it has not","anyOf":[{"type":"string","maxLength":64},{"type":"null"}]},"exit":{"anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]},"signal":{"anyOf":[{"type":"string","maxLength":16},{"type":"null"}]},"bytes":{"description":"Of its output so far","$ref":"#/$defs/count"}}}},"more":{"description":"There are older ones","type":"boolean"}}}}};
const schema68 = {"title":"CancelAnswer","type":"object","additionalProperties":false,"required":["job"],"properties":{"job":{"type":"string","maxLength":36}}};
const schema32 = {"title":"CommandsAnswer","type":"object","additionalProperties":false,"required":["commands"],"properties":{"commands":{"type":"array","maxItems":512,"items":{"$ref":"#/$defs/summary"}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema33 = {"title":"Summary","type":"object","additionalProperties":false,"required":["command","about","available"],"properties":{"command":{"$ref":"#/$defs/text"},"about":{"$ref":"#/$defs/text"},"available":{"description":"Whether it can be run on this host","type":"boolean"}}};
const schema34 = {"type":"string","maxLength":65536};
import func66Module from 'ajv/dist/runtime/ucs2length.js';
const func66 = func66Module.default;

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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.command === undefined) || (!(func0.call(data, "command")))) && (missing0 = "command")) || (((data.about === undefined) || (!(func0.call(data, "about")))) && (missing0 = "about"))) || (((data.available === undefined) || (!(func0.call(data, "available")))) && (missing0 = "available"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "command") || (key0 === "about")) || (key0 === "available"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.command !== undefined && func0.call(data, "command")){
let data0 = data.command;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func66(data0) > 65536){
validate22.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.about !== undefined && func0.call(data, "about")){
let data1 = data.about;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func66(data1) > 65536){
validate22.errors = [{instancePath:instancePath+"/about",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/about",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.available !== undefined && func0.call(data, "available")){
const _errs8 = errors;
if(typeof data.available !== "boolean"){
validate22.errors = [{instancePath:instancePath+"/available",schemaPath:"#/properties/available/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.commands === undefined) || (!(func0.call(data, "commands")))) && (missing0 = "commands")){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "commands")){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.commands !== undefined && func0.call(data, "commands")){
let data0 = data.commands;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 512){
validate21.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/maxItems",keyword:"maxItems",params:{limit: 512},message:"must NOT have more than 512 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate22(data0[i0], {instancePath:instancePath+"/commands/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema36 = {"title":"DescribeAnswer","type":"object","additionalProperties":false,"required":["command","about","available","argv","params","reason","user","cwd","limits","strays","stdin","tty","overflow","orphan","concurrency","lock"],"properties":{"command":{"$ref":"#/$defs/text"},"about":{"$ref":"#/$defs/text"},"available":{"type":"boolean"},"unavailable":{"description":"Why it is not available","$ref":"#/$defs/text"},"argv":{"description":"The template; a nested list is there only if its parameters are given","type":"array","maxItems":4096,"items":{"anyOf":[{"$ref":"#/$defs/text"},{"type":"array","maxItems":4096,"items":{"$ref":"#/$defs/text"}}]}},"params":{"description":"In the order in which positional words fill them","type":"array","maxItems":256,"items":{"title":"ParamDescription","type":"object","additionalProperties":false,"required":["name","required","schema"],"properties":{"name":{"$ref":"#/$defs/text"},"required":{"type":"boolean"},"schema":{"description":"A JSON Schema (2020-12)","type":"object","additionalProperties":true}}}},"reason":{"enum":["required","optional"]},"user":{"$ref":"#/$defs/text"},"cwd":{"$ref":"#/$defs/text"},"limits":{"type":"object","additionalProperties":false,"required":["timeout","idleTimeout","maxOutput","window","memory","cpu","processes","openFiles","fileSize"],"properties":{"timeout":{"$ref":"#/$defs/count"},"idleTimeout":{"$ref":"#/$defs/limit"},"maxOutput":{"$ref":"#/$defs/limit"},"window":{"$ref":"#/$defs/count"},"memory":{"$ref":"#/$defs/limit"},"cpu":{"$ref":"#/$defs/limit"},"processes":{"$ref":"#/$defs/limit"},"openFiles":{"$ref":"#/$defs/limit"},"fileSize":{"$ref":"#/$defs/limit"}}},"strays":{"enum":["end","keep"]},"stdin":{"description":"Whether it reads nothing, what its caller sends, or a text of the catalogue","enum":["none","stream","text"]},"tty":{"description":"Whether it gets a terminal","type":"boolean"},"overflow":{"enum":["wait","drop-oldest","end"]},"orphan":{"description":"Milliseconds after which it is cancelled when its owner has lost the connection; null: it goes on","$ref":"#/$defs/limit"},"concurrency":{"description":"How many of it run at once","$ref":"#/$defs/limit"},"lock":{"description":"Commands with the same one never overlap","anyOf":[{"$ref":"#/$defs/text"},{"type":"null"}]}}};
const schema45 = {"type":"integer","minimum":0,"maximum":9007199254740991};
const schema46 = {"description":"null: no limit","anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]};

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
const _errs2 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(errors === _errs2){
if((typeof data == "number") && (isFinite(data))){
if(data > 9007199254740991 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs4 = errors;
if(data !== null){
const err3 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err4 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate26.errors = vErrors;
return false;
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
return errors === 0;
}
validate26.evaluated = {"dynamicProps":false,"dynamicItems":false};


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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((data.command === undefined) || (!(func0.call(data, "command")))) && (missing0 = "command")) || (((data.about === undefined) || (!(func0.call(data, "about")))) && (missing0 = "about"))) || (((data.available === undefined) || (!(func0.call(data, "available")))) && (missing0 = "available"))) || (((data.argv === undefined) || (!(func0.call(data, "argv")))) && (missing0 = "argv"))) || (((data.params === undefined) || (!(func0.call(data, "params")))) && (missing0 = "params"))) || (((data.reason === undefined) || (!(func0.call(data, "reason")))) && (missing0 = "reason"))) || (((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user"))) || (((data.cwd === undefined) || (!(func0.call(data, "cwd")))) && (missing0 = "cwd"))) || (((data.limits === undefined) || (!(func0.call(data, "limits")))) && (missing0 = "limits"))) || (((data.strays === undefined) || (!(func0.call(data, "strays")))) && (missing0 = "strays"))) || (((data.stdin === undefined) || (!(func0.call(data, "stdin")))) && (missing0 = "stdin"))) || (((data.tty === undefined) || (!(func0.call(data, "tty")))) && (missing0 = "tty"))) || (((data.overflow === undefined) || (!(func0.call(data, "overflow")))) && (missing0 = "overflow"))) || (((data.orphan === undefined) || (!(func0.call(data, "orphan")))) && (missing0 = "orphan"))) || (((data.concurrency === undefined) || (!(func0.call(data, "concurrency")))) && (missing0 = "concurrency"))) || (((data.lock === undefined) || (!(func0.call(data, "lock")))) && (missing0 = "lock"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema36.properties, key0))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.command !== undefined && func0.call(data, "command")){
let data0 = data.command;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func66(data0) > 65536){
validate25.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.about !== undefined && func0.call(data, "about")){
let data1 = data.about;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func66(data1) > 65536){
validate25.errors = [{instancePath:instancePath+"/about",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/about",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.available !== undefined && func0.call(data, "available")){
const _errs8 = errors;
if(typeof data.available !== "boolean"){
validate25.errors = [{instancePath:instancePath+"/available",schemaPath:"#/properties/available/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unavailable !== undefined && func0.call(data, "unavailable")){
let data3 = data.unavailable;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(func66(data3) > 65536){
validate25.errors = [{instancePath:instancePath+"/unavailable",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/unavailable",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.argv !== undefined && func0.call(data, "argv")){
let data4 = data.argv;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data4)){
if(data4.length > 4096){
validate25.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/maxItems",keyword:"maxItems",params:{limit: 4096},message:"must NOT have more than 4096 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs15 = errors;
const _errs16 = errors;
let valid5 = false;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data5 === "string"){
if(func66(data5) > 65536){
const err0 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs17 === errors;
valid5 = valid5 || _valid0;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data5)){
if(data5.length > 4096){
const err2 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 4096},message:"must NOT have more than 4096 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
var valid7 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data6 === "string"){
if(func66(data6) > 65536){
const err3 = {instancePath:instancePath+"/argv/" + i0+"/" + i1,schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"};
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
const err4 = {instancePath:instancePath+"/argv/" + i0+"/" + i1,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid7 = _errs22 === errors;
if(!valid7){
break;
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs20 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const err6 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate25.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.params !== undefined && func0.call(data, "params")){
let data7 = data.params;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data7)){
if(data7.length > 256){
validate25.errors = [{instancePath:instancePath+"/params",schemaPath:"#/properties/params/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid9 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
const _errs27 = errors;
if(errors === _errs27){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((((data8.name === undefined) || (!(func0.call(data8, "name")))) && (missing1 = "name")) || (((data8.required === undefined) || (!(func0.call(data8, "required")))) && (missing1 = "required"))) || (((data8.schema === undefined) || (!(func0.call(data8, "schema")))) && (missing1 = "schema"))){
validate25.errors = [{instancePath:instancePath+"/params/" + i2,schemaPath:"#/properties/params/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key1 of Object.keys(data8)){
if(!(((key1 === "name") || (key1 === "required")) || (key1 === "schema"))){
validate25.errors = [{instancePath:instancePath+"/params/" + i2,schemaPath:"#/properties/params/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data8.name !== undefined && func0.call(data8, "name")){
let data9 = data8.name;
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data9 === "string"){
if(func66(data9) > 65536){
validate25.errors = [{instancePath:instancePath+"/params/" + i2+"/name",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/params/" + i2+"/name",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs30 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data8.required !== undefined && func0.call(data8, "required")){
const _errs33 = errors;
if(typeof data8.required !== "boolean"){
validate25.errors = [{instancePath:instancePath+"/params/" + i2+"/required",schemaPath:"#/properties/params/items/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid10 = _errs33 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data8.schema !== undefined && func0.call(data8, "schema")){
let data11 = data8.schema;
const _errs35 = errors;
if(errors === _errs35){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
}
else {
validate25.errors = [{instancePath:instancePath+"/params/" + i2+"/schema",schemaPath:"#/properties/params/items/properties/schema/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs35 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/params/" + i2,schemaPath:"#/properties/params/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid9 = _errs27 === errors;
if(!valid9){
break;
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined && func0.call(data, "reason")){
let data12 = data.reason;
const _errs38 = errors;
if(!((data12 === "required") || (data12 === "optional"))){
validate25.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema36.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined && func0.call(data, "user")){
let data13 = data.user;
const _errs39 = errors;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data13 === "string"){
if(func66(data13) > 65536){
validate25.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cwd !== undefined && func0.call(data, "cwd")){
let data14 = data.cwd;
const _errs42 = errors;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data14 === "string"){
if(func66(data14) > 65536){
validate25.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined && func0.call(data, "limits")){
let data15 = data.limits;
const _errs45 = errors;
if(errors === _errs45){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing2;
if(((((((((((data15.timeout === undefined) || (!(func0.call(data15, "timeout")))) && (missing2 = "timeout")) || (((data15.idleTimeout === undefined) || (!(func0.call(data15, "idleTimeout")))) && (missing2 = "idleTimeout"))) || (((data15.maxOutput === undefined) || (!(func0.call(data15, "maxOutput")))) && (missing2 = "maxOutput"))) || (((data15.window === undefined) || (!(func0.call(data15, "window")))) && (missing2 = "window"))) || (((data15.memory === undefined) || (!(func0.call(data15, "memory")))) && (missing2 = "memory"))) || (((data15.cpu === undefined) || (!(func0.call(data15, "cpu")))) && (missing2 = "cpu"))) || (((data15.processes === undefined) || (!(func0.call(data15, "processes")))) && (missing2 = "processes"))) || (((data15.openFiles === undefined) || (!(func0.call(data15, "openFiles")))) && (missing2 = "openFiles"))) || (((data15.fileSize === undefined) || (!(func0.call(data15, "fileSize")))) && (missing2 = "fileSize"))){
validate25.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs47 = errors;
for(const key2 of Object.keys(data15)){
if(!(func0.call(schema36.properties.limits.properties, key2))){
validate25.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs47 === errors){
if(data15.timeout !== undefined && func0.call(data15, "timeout")){
let data16 = data15.timeout;
const _errs48 = errors;
const _errs49 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate25.errors = [{instancePath:instancePath+"/limits/timeout",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 9007199254740991 || isNaN(data16)){
validate25.errors = [{instancePath:instancePath+"/limits/timeout",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data16 < 0 || isNaN(data16)){
validate25.errors = [{instancePath:instancePath+"/limits/timeout",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid14 = _errs48 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.idleTimeout !== undefined && func0.call(data15, "idleTimeout")){
const _errs51 = errors;
if(!(validate26(data15.idleTimeout, {instancePath:instancePath+"/limits/idleTimeout",parentData:data15,parentDataProperty:"idleTimeout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs51 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.maxOutput !== undefined && func0.call(data15, "maxOutput")){
const _errs52 = errors;
if(!(validate26(data15.maxOutput, {instancePath:instancePath+"/limits/maxOutput",parentData:data15,parentDataProperty:"maxOutput",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs52 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.window !== undefined && func0.call(data15, "window")){
let data19 = data15.window;
const _errs53 = errors;
const _errs54 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate25.errors = [{instancePath:instancePath+"/limits/window",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs54){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
validate25.errors = [{instancePath:instancePath+"/limits/window",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate25.errors = [{instancePath:instancePath+"/limits/window",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid14 = _errs53 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.memory !== undefined && func0.call(data15, "memory")){
const _errs56 = errors;
if(!(validate26(data15.memory, {instancePath:instancePath+"/limits/memory",parentData:data15,parentDataProperty:"memory",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs56 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.cpu !== undefined && func0.call(data15, "cpu")){
const _errs57 = errors;
if(!(validate26(data15.cpu, {instancePath:instancePath+"/limits/cpu",parentData:data15,parentDataProperty:"cpu",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs57 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.processes !== undefined && func0.call(data15, "processes")){
const _errs58 = errors;
if(!(validate26(data15.processes, {instancePath:instancePath+"/limits/processes",parentData:data15,parentDataProperty:"processes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs58 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.openFiles !== undefined && func0.call(data15, "openFiles")){
const _errs59 = errors;
if(!(validate26(data15.openFiles, {instancePath:instancePath+"/limits/openFiles",parentData:data15,parentDataProperty:"openFiles",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs59 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.fileSize !== undefined && func0.call(data15, "fileSize")){
const _errs60 = errors;
if(!(validate26(data15.fileSize, {instancePath:instancePath+"/limits/fileSize",parentData:data15,parentDataProperty:"fileSize",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs60 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.strays !== undefined && func0.call(data, "strays")){
let data25 = data.strays;
const _errs61 = errors;
if(!((data25 === "end") || (data25 === "keep"))){
validate25.errors = [{instancePath:instancePath+"/strays",schemaPath:"#/properties/strays/enum",keyword:"enum",params:{allowedValues: schema36.properties.strays.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs61 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stdin !== undefined && func0.call(data, "stdin")){
let data26 = data.stdin;
const _errs62 = errors;
if(!(((data26 === "none") || (data26 === "stream")) || (data26 === "text"))){
validate25.errors = [{instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/enum",keyword:"enum",params:{allowedValues: schema36.properties.stdin.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tty !== undefined && func0.call(data, "tty")){
const _errs63 = errors;
if(typeof data.tty !== "boolean"){
validate25.errors = [{instancePath:instancePath+"/tty",schemaPath:"#/properties/tty/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.overflow !== undefined && func0.call(data, "overflow")){
let data28 = data.overflow;
const _errs65 = errors;
if(!(((data28 === "wait") || (data28 === "drop-oldest")) || (data28 === "end"))){
validate25.errors = [{instancePath:instancePath+"/overflow",schemaPath:"#/properties/overflow/enum",keyword:"enum",params:{allowedValues: schema36.properties.overflow.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs65 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.orphan !== undefined && func0.call(data, "orphan")){
const _errs66 = errors;
if(!(validate26(data.orphan, {instancePath:instancePath+"/orphan",parentData:data,parentDataProperty:"orphan",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs66 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
const _errs67 = errors;
if(!(validate26(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lock !== undefined && func0.call(data, "lock")){
let data31 = data.lock;
const _errs68 = errors;
const _errs69 = errors;
let valid17 = false;
const _errs70 = errors;
const _errs71 = errors;
if(errors === _errs71){
if(typeof data31 === "string"){
if(func66(data31) > 65536){
const err7 = {instancePath:instancePath+"/lock",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"};
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
const err8 = {instancePath:instancePath+"/lock",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid1 = _errs70 === errors;
valid17 = valid17 || _valid1;
const _errs73 = errors;
if(data31 !== null){
const err9 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs73 === errors;
valid17 = valid17 || _valid1;
if(!valid17){
const err10 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate25.errors = vErrors;
return false;
}
else {
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs68 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema50 = {"title":"StatusAnswer","type":"object","additionalProperties":false,"required":["host","version","pid","upMs","jobs","gate","executor","account","catalogue","containment","certificate","warnings"],"properties":{"host":{"$ref":"#/$defs/text"},"version":{"$ref":"#/$defs/text"},"pid":{"$ref":"#/$defs/count"},"upMs":{"$ref":"#/$defs/count"},"jobs":{"type":"object","additionalProperties":false,"required":["running","queued","most"],"properties":{"running":{"$ref":"#/$defs/count"},"queued":{"$ref":"#/$defs/count"},"most":{"$ref":"#/$defs/count"}}},"gate":{"type":"object","additionalProperties":false,"required":["pid","restarts","connections","resident"],"properties":{"pid":{"anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]},"restarts":{"$ref":"#/$defs/count"},"connections":{"$ref":"#/$defs/count"},"resident":{"$ref":"#/$defs/count"}}},"executor":{"type":"object","additionalProperties":false,"required":["resident"],"properties":{"resident":{"$ref":"#/$defs/count"}}},"noStart":{"description":"Why no job is started now; not there where jobs are","type":"string","maxLength":4096},"account":{"type":"object","additionalProperties":false,"required":["canStart"],"properties":{"canStart":{"description":"Whether starts can be recorded, and so happen","type":"boolean"}}},"catalogue":{"type":"object","additionalProperties":false,"required":["commands","loadedAt"],"properties":{"commands":{"$ref":"#/$defs/count"},"loadedAt":{"$ref":"#/$defs/time"}}},"containment":{"type":"object","additionalProperties":false,"required":["kind","complete"],"properties":{"kind":{"$ref":"#/$defs/text"},"complete":{"type":"boolean"}}},"certificate":{"type":"object","additionalProperties":false,"required":["notAfter"],"properties":{"notAfter":{"$ref":"#/$defs/time"}}},"warnings":{"type":"array","maxItems":4096,"items":{"$ref":"#/$defs/text"}}}};
const schema64 = {"description":"Milliseconds since 1970","type":"number","minimum":0,"maximum":8640000000000000};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host")) || (((data.version === undefined) || (!(func0.call(data, "version")))) && (missing0 = "version"))) || (((data.pid === undefined) || (!(func0.call(data, "pid")))) && (missing0 = "pid"))) || (((data.upMs === undefined) || (!(func0.call(data, "upMs")))) && (missing0 = "upMs"))) || (((data.jobs === undefined) || (!(func0.call(data, "jobs")))) && (missing0 = "jobs"))) || (((data.gate === undefined) || (!(func0.call(data, "gate")))) && (missing0 = "gate"))) || (((data.executor === undefined) || (!(func0.call(data, "executor")))) && (missing0 = "executor"))) || (((data.account === undefined) || (!(func0.call(data, "account")))) && (missing0 = "account"))) || (((data.catalogue === undefined) || (!(func0.call(data, "catalogue")))) && (missing0 = "catalogue"))) || (((data.containment === undefined) || (!(func0.call(data, "containment")))) && (missing0 = "containment"))) || (((data.certificate === undefined) || (!(func0.call(data, "certificate")))) && (missing0 = "certificate"))) || (((data.warnings === undefined) || (!(func0.call(data, "warnings")))) && (missing0 = "warnings"))){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema50.properties, key0))){
validate37.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.host !== undefined && func0.call(data, "host")){
let data0 = data.host;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func66(data0) > 65536){
validate37.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate37.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined && func0.call(data, "version")){
let data1 = data.version;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func66(data1) > 65536){
validate37.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate37.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pid !== undefined && func0.call(data, "pid")){
let data2 = data.pid;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate37.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate37.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate37.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.upMs !== undefined && func0.call(data, "upMs")){
let data3 = data.upMs;
const _errs11 = errors;
const _errs12 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate37.errors = [{instancePath:instancePath+"/upMs",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate37.errors = [{instancePath:instancePath+"/upMs",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate37.errors = [{instancePath:instancePath+"/upMs",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.jobs !== undefined && func0.call(data, "jobs")){
let data4 = data.jobs;
const _errs14 = errors;
if(errors === _errs14){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((((data4.running === undefined) || (!(func0.call(data4, "running")))) && (missing1 = "running")) || (((data4.queued === undefined) || (!(func0.call(data4, "queued")))) && (missing1 = "queued"))) || (((data4.most === undefined) || (!(func0.call(data4, "most")))) && (missing1 = "most"))){
validate37.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key1 of Object.keys(data4)){
if(!(((key1 === "running") || (key1 === "queued")) || (key1 === "most"))){
validate37.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data4.running !== undefined && func0.call(data4, "running")){
let data5 = data4.running;
const _errs17 = errors;
const _errs18 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate37.errors = [{instancePath:instancePath+"/jobs/running",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 9007199254740991 || isNaN(data5)){
validate37.errors = [{instancePath:instancePath+"/jobs/running",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate37.errors = [{instancePath:instancePath+"/jobs/running",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.queued !== undefined && func0.call(data4, "queued")){
let data6 = data4.queued;
const _errs20 = errors;
const _errs21 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate37.errors = [{instancePath:instancePath+"/jobs/queued",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
validate37.errors = [{instancePath:instancePath+"/jobs/queued",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate37.errors = [{instancePath:instancePath+"/jobs/queued",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.most !== undefined && func0.call(data4, "most")){
let data7 = data4.most;
const _errs23 = errors;
const _errs24 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate37.errors = [{instancePath:instancePath+"/jobs/most",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs24){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate37.errors = [{instancePath:instancePath+"/jobs/most",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate37.errors = [{instancePath:instancePath+"/jobs/most",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.gate !== undefined && func0.call(data, "gate")){
let data8 = data.gate;
const _errs26 = errors;
if(errors === _errs26){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((((data8.pid === undefined) || (!(func0.call(data8, "pid")))) && (missing2 = "pid")) || (((data8.restarts === undefined) || (!(func0.call(data8, "restarts")))) && (missing2 = "restarts"))) || (((data8.connections === undefined) || (!(func0.call(data8, "connections")))) && (missing2 = "connections"))) || (((data8.resident === undefined) || (!(func0.call(data8, "resident")))) && (missing2 = "resident"))){
validate37.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs28 = errors;
for(const key2 of Object.keys(data8)){
if(!((((key2 === "pid") || (key2 === "restarts")) || (key2 === "connections")) || (key2 === "resident"))){
validate37.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs28 === errors){
if(data8.pid !== undefined && func0.call(data8, "pid")){
let data9 = data8.pid;
const _errs29 = errors;
const _errs30 = errors;
let valid10 = false;
const _errs31 = errors;
const _errs32 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err0 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(errors === _errs32){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
const err1 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data9 < 0 || isNaN(data9)){
const err2 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
var _valid0 = _errs31 === errors;
valid10 = valid10 || _valid0;
const _errs34 = errors;
if(data9 !== null){
const err3 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/properties/gate/properties/pid/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs34 === errors;
valid10 = valid10 || _valid0;
if(!valid10){
const err4 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/properties/gate/properties/pid/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate37.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid9 = _errs29 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.restarts !== undefined && func0.call(data8, "restarts")){
let data10 = data8.restarts;
const _errs36 = errors;
const _errs37 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate37.errors = [{instancePath:instancePath+"/gate/restarts",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs37){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
validate37.errors = [{instancePath:instancePath+"/gate/restarts",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data10 < 0 || isNaN(data10)){
validate37.errors = [{instancePath:instancePath+"/gate/restarts",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid9 = _errs36 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.connections !== undefined && func0.call(data8, "connections")){
let data11 = data8.connections;
const _errs39 = errors;
const _errs40 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate37.errors = [{instancePath:instancePath+"/gate/connections",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 9007199254740991 || isNaN(data11)){
validate37.errors = [{instancePath:instancePath+"/gate/connections",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate37.errors = [{instancePath:instancePath+"/gate/connections",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid9 = _errs39 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.resident !== undefined && func0.call(data8, "resident")){
let data12 = data8.resident;
const _errs42 = errors;
const _errs43 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate37.errors = [{instancePath:instancePath+"/gate/resident",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs43){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate37.errors = [{instancePath:instancePath+"/gate/resident",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate37.errors = [{instancePath:instancePath+"/gate/resident",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid9 = _errs42 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.executor !== undefined && func0.call(data, "executor")){
let data13 = data.executor;
const _errs45 = errors;
if(errors === _errs45){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if(((data13.resident === undefined) || (!(func0.call(data13, "resident")))) && (missing3 = "resident")){
validate37.errors = [{instancePath:instancePath+"/executor",schemaPath:"#/properties/executor/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs47 = errors;
for(const key3 of Object.keys(data13)){
if(!(key3 === "resident")){
validate37.errors = [{instancePath:instancePath+"/executor",schemaPath:"#/properties/executor/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs47 === errors){
if(data13.resident !== undefined && func0.call(data13, "resident")){
let data14 = data13.resident;
const _errs49 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate37.errors = [{instancePath:instancePath+"/executor/resident",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
validate37.errors = [{instancePath:instancePath+"/executor/resident",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data14 < 0 || isNaN(data14)){
validate37.errors = [{instancePath:instancePath+"/executor/resident",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/executor",schemaPath:"#/properties/executor/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.noStart !== undefined && func0.call(data, "noStart")){
let data15 = data.noStart;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data15 === "string"){
if(func66(data15) > 4096){
validate37.errors = [{instancePath:instancePath+"/noStart",schemaPath:"#/properties/noStart/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate37.errors = [{instancePath:instancePath+"/noStart",schemaPath:"#/properties/noStart/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined && func0.call(data, "account")){
let data16 = data.account;
const _errs53 = errors;
if(errors === _errs53){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing4;
if(((data16.canStart === undefined) || (!(func0.call(data16, "canStart")))) && (missing4 = "canStart")){
validate37.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs55 = errors;
for(const key4 of Object.keys(data16)){
if(!(key4 === "canStart")){
validate37.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs55 === errors){
if(data16.canStart !== undefined && func0.call(data16, "canStart")){
if(typeof data16.canStart !== "boolean"){
validate37.errors = [{instancePath:instancePath+"/account/canStart",schemaPath:"#/properties/account/properties/canStart/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.catalogue !== undefined && func0.call(data, "catalogue")){
let data18 = data.catalogue;
const _errs58 = errors;
if(errors === _errs58){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing5;
if((((data18.commands === undefined) || (!(func0.call(data18, "commands")))) && (missing5 = "commands")) || (((data18.loadedAt === undefined) || (!(func0.call(data18, "loadedAt")))) && (missing5 = "loadedAt"))){
validate37.errors = [{instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs60 = errors;
for(const key5 of Object.keys(data18)){
if(!((key5 === "commands") || (key5 === "loadedAt"))){
validate37.errors = [{instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs60 === errors){
if(data18.commands !== undefined && func0.call(data18, "commands")){
let data19 = data18.commands;
const _errs61 = errors;
const _errs62 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate37.errors = [{instancePath:instancePath+"/catalogue/commands",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs62){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
validate37.errors = [{instancePath:instancePath+"/catalogue/commands",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate37.errors = [{instancePath:instancePath+"/catalogue/commands",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid18 = _errs61 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data18.loadedAt !== undefined && func0.call(data18, "loadedAt")){
let data20 = data18.loadedAt;
const _errs64 = errors;
const _errs65 = errors;
if(errors === _errs65){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 8640000000000000 || isNaN(data20)){
validate37.errors = [{instancePath:instancePath+"/catalogue/loadedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate37.errors = [{instancePath:instancePath+"/catalogue/loadedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/catalogue/loadedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid18 = _errs64 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.containment !== undefined && func0.call(data, "containment")){
let data21 = data.containment;
const _errs67 = errors;
if(errors === _errs67){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing6;
if((((data21.kind === undefined) || (!(func0.call(data21, "kind")))) && (missing6 = "kind")) || (((data21.complete === undefined) || (!(func0.call(data21, "complete")))) && (missing6 = "complete"))){
validate37.errors = [{instancePath:instancePath+"/containment",schemaPath:"#/properties/containment/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs69 = errors;
for(const key6 of Object.keys(data21)){
if(!((key6 === "kind") || (key6 === "complete"))){
validate37.errors = [{instancePath:instancePath+"/containment",schemaPath:"#/properties/containment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs69 === errors){
if(data21.kind !== undefined && func0.call(data21, "kind")){
let data22 = data21.kind;
const _errs70 = errors;
const _errs71 = errors;
if(errors === _errs71){
if(typeof data22 === "string"){
if(func66(data22) > 65536){
validate37.errors = [{instancePath:instancePath+"/containment/kind",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate37.errors = [{instancePath:instancePath+"/containment/kind",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid21 = _errs70 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data21.complete !== undefined && func0.call(data21, "complete")){
const _errs73 = errors;
if(typeof data21.complete !== "boolean"){
validate37.errors = [{instancePath:instancePath+"/containment/complete",schemaPath:"#/properties/containment/properties/complete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid21 = _errs73 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/containment",schemaPath:"#/properties/containment/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data24 = data.certificate;
const _errs75 = errors;
if(errors === _errs75){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing7;
if(((data24.notAfter === undefined) || (!(func0.call(data24, "notAfter")))) && (missing7 = "notAfter")){
validate37.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs77 = errors;
for(const key7 of Object.keys(data24)){
if(!(key7 === "notAfter")){
validate37.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs77 === errors){
if(data24.notAfter !== undefined && func0.call(data24, "notAfter")){
let data25 = data24.notAfter;
const _errs79 = errors;
if(errors === _errs79){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 8640000000000000 || isNaN(data25)){
validate37.errors = [{instancePath:instancePath+"/certificate/notAfter",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data25 < 0 || isNaN(data25)){
validate37.errors = [{instancePath:instancePath+"/certificate/notAfter",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/certificate/notAfter",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs75 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.warnings !== undefined && func0.call(data, "warnings")){
let data26 = data.warnings;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data26)){
if(data26.length > 4096){
validate37.errors = [{instancePath:instancePath+"/warnings",schemaPath:"#/properties/warnings/maxItems",keyword:"maxItems",params:{limit: 4096},message:"must NOT have more than 4096 items"}];
return false;
}
else {
var valid25 = true;
const len0 = data26.length;
for(let i0=0; i0<len0; i0++){
let data27 = data26[i0];
const _errs83 = errors;
const _errs84 = errors;
if(errors === _errs84){
if(typeof data27 === "string"){
if(func66(data27) > 65536){
validate37.errors = [{instancePath:instancePath+"/warnings/" + i0,schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate37.errors = [{instancePath:instancePath+"/warnings/" + i0,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid25 = _errs83 === errors;
if(!valid25){
break;
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/warnings",schemaPath:"#/properties/warnings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs81 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema69 = {"title":"JobsAnswer","type":"object","additionalProperties":false,"required":["jobs","more"],"properties":{"jobs":{"description":"Newest first","type":"array","maxItems":200,"items":{"title":"JobSummary","type":"object","additionalProperties":false,"required":["job","command","owner","state","orderedAt","startedAt","endedAt","reason","exit","signal","bytes"],"properties":{"job":{"type":"string","maxLength":36},"command":{"$ref":"#/$defs/text"},"owner":{"$ref":"#/$defs/text"},"state":{"title":"JobState","enum":["queued","running","ended","lost"]},"orderedAt":{"description":"By the time in its id","$ref":"#/$defs/time"},"startedAt":{"anyOf":[{"$ref":"#/$defs/time"},{"type":"null"}]},"endedAt":{"anyOf":[{"$ref":"#/$defs/time"},{"type":"null"}]},"reason":{"description":"Why it ended, null while it has not","anyOf":[{"type":"string","maxLength":64},{"type":"null"}]},"exit":{"anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]},"signal":{"anyOf":[{"type":"string","maxLength":16},{"type":"null"}]},"bytes":{"description":"Of its output so far","$ref":"#/$defs/count"}}}},"more":{"description":"There are older ones","type":"boolean"}}};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.jobs === undefined) || (!(func0.call(data, "jobs")))) && (missing0 = "jobs")) || (((data.more === undefined) || (!(func0.call(data, "more")))) && (missing0 = "more"))){
validate39.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "jobs") || (key0 === "more"))){
validate39.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.jobs !== undefined && func0.call(data, "jobs")){
let data0 = data.jobs;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 200){
validate39.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((((((((((((data1.job === undefined) || (!(func0.call(data1, "job")))) && (missing1 = "job")) || (((data1.command === undefined) || (!(func0.call(data1, "command")))) && (missing1 = "command"))) || (((data1.owner === undefined) || (!(func0.call(data1, "owner")))) && (missing1 = "owner"))) || (((data1.state === undefined) || (!(func0.call(data1, "state")))) && (missing1 = "state"))) || (((data1.orderedAt === undefined) || (!(func0.call(data1, "orderedAt")))) && (missing1 = "orderedAt"))) || (((data1.startedAt === undefined) || (!(func0.call(data1, "startedAt")))) && (missing1 = "startedAt"))) || (((data1.endedAt === undefined) || (!(func0.call(data1, "endedAt")))) && (missing1 = "endedAt"))) || (((data1.reason === undefined) || (!(func0.call(data1, "reason")))) && (missing1 = "reason"))) || (((data1.exit === undefined) || (!(func0.call(data1, "exit")))) && (missing1 = "exit"))) || (((data1.signal === undefined) || (!(func0.call(data1, "signal")))) && (missing1 = "signal"))) || (((data1.bytes === undefined) || (!(func0.call(data1, "bytes")))) && (missing1 = "bytes"))){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0,schemaPath:"#/properties/jobs/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 of Object.keys(data1)){
if(!(func0.call(schema69.properties.jobs.items.properties, key1))){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0,schemaPath:"#/properties/jobs/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.job !== undefined && func0.call(data1, "job")){
let data2 = data1.job;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(func66(data2) > 36){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/job",schemaPath:"#/properties/jobs/items/properties/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/job",schemaPath:"#/properties/jobs/items/properties/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.command !== undefined && func0.call(data1, "command")){
let data3 = data1.command;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(func66(data3) > 65536){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/command",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/command",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.owner !== undefined && func0.call(data1, "owner")){
let data4 = data1.owner;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(func66(data4) > 65536){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/owner",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/owner",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.state !== undefined && func0.call(data1, "state")){
let data5 = data1.state;
const _errs15 = errors;
if(!((((data5 === "queued") || (data5 === "running")) || (data5 === "ended")) || (data5 === "lost"))){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/state",schemaPath:"#/properties/jobs/items/properties/state/enum",keyword:"enum",params:{allowedValues: schema69.properties.jobs.items.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.orderedAt !== undefined && func0.call(data1, "orderedAt")){
let data6 = data1.orderedAt;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 8640000000000000 || isNaN(data6)){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/orderedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/orderedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/orderedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.startedAt !== undefined && func0.call(data1, "startedAt")){
let data7 = data1.startedAt;
const _errs19 = errors;
const _errs20 = errors;
let valid6 = false;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 8640000000000000 || isNaN(data7)){
const err0 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data7 < 0 || isNaN(data7)){
const err1 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs21 === errors;
valid6 = valid6 || _valid0;
const _errs24 = errors;
if(data7 !== null){
const err3 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/properties/jobs/items/properties/startedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const err4 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/properties/jobs/items/properties/startedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate39.errors = vErrors;
return false;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.endedAt !== undefined && func0.call(data1, "endedAt")){
let data8 = data1.endedAt;
const _errs26 = errors;
const _errs27 = errors;
let valid8 = false;
const _errs28 = errors;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 8640000000000000 || isNaN(data8)){
const err5 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
if(data8 < 0 || isNaN(data8)){
const err6 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err7 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs28 === errors;
valid8 = valid8 || _valid1;
const _errs31 = errors;
if(data8 !== null){
const err8 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/properties/jobs/items/properties/endedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs31 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const err9 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/properties/jobs/items/properties/endedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate39.errors = vErrors;
return false;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.reason !== undefined && func0.call(data1, "reason")){
let data9 = data1.reason;
const _errs33 = errors;
const _errs34 = errors;
let valid10 = false;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data9 === "string"){
if(func66(data9) > 64){
const err10 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
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
const err11 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var _valid2 = _errs35 === errors;
valid10 = valid10 || _valid2;
const _errs37 = errors;
if(data9 !== null){
const err12 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid2 = _errs37 === errors;
valid10 = valid10 || _valid2;
if(!valid10){
const err13 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate39.errors = vErrors;
return false;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs33 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.exit !== undefined && func0.call(data1, "exit")){
let data10 = data1.exit;
const _errs39 = errors;
const _errs40 = errors;
let valid11 = false;
const _errs41 = errors;
const _errs42 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err14 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(errors === _errs42){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
const err15 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data10 < 0 || isNaN(data10)){
const err16 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
var _valid3 = _errs41 === errors;
valid11 = valid11 || _valid3;
const _errs44 = errors;
if(data10 !== null){
const err17 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/properties/jobs/items/properties/exit/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid3 = _errs44 === errors;
valid11 = valid11 || _valid3;
if(!valid11){
const err18 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/properties/jobs/items/properties/exit/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
validate39.errors = vErrors;
return false;
}
else {
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs39 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.signal !== undefined && func0.call(data1, "signal")){
let data11 = data1.signal;
const _errs46 = errors;
const _errs47 = errors;
let valid13 = false;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data11 === "string"){
if(func66(data11) > 16){
const err19 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 16},message:"must NOT have more than 16 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid4 = _errs48 === errors;
valid13 = valid13 || _valid4;
const _errs50 = errors;
if(data11 !== null){
const err21 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid4 = _errs50 === errors;
valid13 = valid13 || _valid4;
if(!valid13){
const err22 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
validate39.errors = vErrors;
return false;
}
else {
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs46 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.bytes !== undefined && func0.call(data1, "bytes")){
let data12 = data1.bytes;
const _errs52 = errors;
const _errs53 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/bytes",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs53){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/bytes",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0+"/bytes",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid2 = _errs52 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/jobs/" + i0,schemaPath:"#/properties/jobs/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.more !== undefined && func0.call(data, "more")){
const _errs55 = errors;
if(typeof data.more !== "boolean"){
validate39.errors = [{instancePath:instancePath+"/more",schemaPath:"#/properties/more/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate39.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="reeve:answer" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate25(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate37(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.job === undefined) || (!(func0.call(data, "job")))) && (missing0 = "job")){
const err0 = {instancePath,schemaPath:"#/$defs/cancel/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs7 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "job")){
const err1 = {instancePath,schemaPath:"#/$defs/cancel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs7 === errors){
if(data.job !== undefined && func0.call(data, "job")){
let data0 = data.job;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data0 === "string"){
if(func66(data0) > 36){
const err2 = {instancePath:instancePath+"/job",schemaPath:"#/$defs/cancel/properties/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"};
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
const err3 = {instancePath:instancePath+"/job",schemaPath:"#/$defs/cancel/properties/job/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/$defs/cancel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs10 = errors;
if(!(validate39(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate20.errors = vErrors;
return false;
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
validate20.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate20.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const commands = validate41;

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.commands === undefined) || (!(func0.call(data, "commands")))) && (missing0 = "commands")){
validate41.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "commands")){
validate41.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.commands !== undefined && func0.call(data, "commands")){
let data0 = data.commands;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 512){
validate41.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/maxItems",keyword:"maxItems",params:{limit: 512},message:"must NOT have more than 512 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate22(data0[i0], {instancePath:instancePath+"/commands/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const describe = validate43;

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((data.command === undefined) || (!(func0.call(data, "command")))) && (missing0 = "command")) || (((data.about === undefined) || (!(func0.call(data, "about")))) && (missing0 = "about"))) || (((data.available === undefined) || (!(func0.call(data, "available")))) && (missing0 = "available"))) || (((data.argv === undefined) || (!(func0.call(data, "argv")))) && (missing0 = "argv"))) || (((data.params === undefined) || (!(func0.call(data, "params")))) && (missing0 = "params"))) || (((data.reason === undefined) || (!(func0.call(data, "reason")))) && (missing0 = "reason"))) || (((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user"))) || (((data.cwd === undefined) || (!(func0.call(data, "cwd")))) && (missing0 = "cwd"))) || (((data.limits === undefined) || (!(func0.call(data, "limits")))) && (missing0 = "limits"))) || (((data.strays === undefined) || (!(func0.call(data, "strays")))) && (missing0 = "strays"))) || (((data.stdin === undefined) || (!(func0.call(data, "stdin")))) && (missing0 = "stdin"))) || (((data.tty === undefined) || (!(func0.call(data, "tty")))) && (missing0 = "tty"))) || (((data.overflow === undefined) || (!(func0.call(data, "overflow")))) && (missing0 = "overflow"))) || (((data.orphan === undefined) || (!(func0.call(data, "orphan")))) && (missing0 = "orphan"))) || (((data.concurrency === undefined) || (!(func0.call(data, "concurrency")))) && (missing0 = "concurrency"))) || (((data.lock === undefined) || (!(func0.call(data, "lock")))) && (missing0 = "lock"))){
validate43.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema36.properties, key0))){
validate43.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.command !== undefined && func0.call(data, "command")){
let data0 = data.command;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func66(data0) > 65536){
validate43.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.about !== undefined && func0.call(data, "about")){
let data1 = data.about;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func66(data1) > 65536){
validate43.errors = [{instancePath:instancePath+"/about",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/about",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.available !== undefined && func0.call(data, "available")){
const _errs8 = errors;
if(typeof data.available !== "boolean"){
validate43.errors = [{instancePath:instancePath+"/available",schemaPath:"#/properties/available/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unavailable !== undefined && func0.call(data, "unavailable")){
let data3 = data.unavailable;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(func66(data3) > 65536){
validate43.errors = [{instancePath:instancePath+"/unavailable",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/unavailable",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.argv !== undefined && func0.call(data, "argv")){
let data4 = data.argv;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data4)){
if(data4.length > 4096){
validate43.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/maxItems",keyword:"maxItems",params:{limit: 4096},message:"must NOT have more than 4096 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs15 = errors;
const _errs16 = errors;
let valid5 = false;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data5 === "string"){
if(func66(data5) > 65536){
const err0 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs17 === errors;
valid5 = valid5 || _valid0;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data5)){
if(data5.length > 4096){
const err2 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 4096},message:"must NOT have more than 4096 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
var valid7 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data6 === "string"){
if(func66(data6) > 65536){
const err3 = {instancePath:instancePath+"/argv/" + i0+"/" + i1,schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"};
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
const err4 = {instancePath:instancePath+"/argv/" + i0+"/" + i1,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid7 = _errs22 === errors;
if(!valid7){
break;
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs20 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const err6 = {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.params !== undefined && func0.call(data, "params")){
let data7 = data.params;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data7)){
if(data7.length > 256){
validate43.errors = [{instancePath:instancePath+"/params",schemaPath:"#/properties/params/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid9 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
const _errs27 = errors;
if(errors === _errs27){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((((data8.name === undefined) || (!(func0.call(data8, "name")))) && (missing1 = "name")) || (((data8.required === undefined) || (!(func0.call(data8, "required")))) && (missing1 = "required"))) || (((data8.schema === undefined) || (!(func0.call(data8, "schema")))) && (missing1 = "schema"))){
validate43.errors = [{instancePath:instancePath+"/params/" + i2,schemaPath:"#/properties/params/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key1 of Object.keys(data8)){
if(!(((key1 === "name") || (key1 === "required")) || (key1 === "schema"))){
validate43.errors = [{instancePath:instancePath+"/params/" + i2,schemaPath:"#/properties/params/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data8.name !== undefined && func0.call(data8, "name")){
let data9 = data8.name;
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data9 === "string"){
if(func66(data9) > 65536){
validate43.errors = [{instancePath:instancePath+"/params/" + i2+"/name",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/params/" + i2+"/name",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs30 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data8.required !== undefined && func0.call(data8, "required")){
const _errs33 = errors;
if(typeof data8.required !== "boolean"){
validate43.errors = [{instancePath:instancePath+"/params/" + i2+"/required",schemaPath:"#/properties/params/items/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid10 = _errs33 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data8.schema !== undefined && func0.call(data8, "schema")){
let data11 = data8.schema;
const _errs35 = errors;
if(errors === _errs35){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
}
else {
validate43.errors = [{instancePath:instancePath+"/params/" + i2+"/schema",schemaPath:"#/properties/params/items/properties/schema/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs35 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/params/" + i2,schemaPath:"#/properties/params/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid9 = _errs27 === errors;
if(!valid9){
break;
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined && func0.call(data, "reason")){
let data12 = data.reason;
const _errs38 = errors;
if(!((data12 === "required") || (data12 === "optional"))){
validate43.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema36.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined && func0.call(data, "user")){
let data13 = data.user;
const _errs39 = errors;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data13 === "string"){
if(func66(data13) > 65536){
validate43.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cwd !== undefined && func0.call(data, "cwd")){
let data14 = data.cwd;
const _errs42 = errors;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data14 === "string"){
if(func66(data14) > 65536){
validate43.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined && func0.call(data, "limits")){
let data15 = data.limits;
const _errs45 = errors;
if(errors === _errs45){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing2;
if(((((((((((data15.timeout === undefined) || (!(func0.call(data15, "timeout")))) && (missing2 = "timeout")) || (((data15.idleTimeout === undefined) || (!(func0.call(data15, "idleTimeout")))) && (missing2 = "idleTimeout"))) || (((data15.maxOutput === undefined) || (!(func0.call(data15, "maxOutput")))) && (missing2 = "maxOutput"))) || (((data15.window === undefined) || (!(func0.call(data15, "window")))) && (missing2 = "window"))) || (((data15.memory === undefined) || (!(func0.call(data15, "memory")))) && (missing2 = "memory"))) || (((data15.cpu === undefined) || (!(func0.call(data15, "cpu")))) && (missing2 = "cpu"))) || (((data15.processes === undefined) || (!(func0.call(data15, "processes")))) && (missing2 = "processes"))) || (((data15.openFiles === undefined) || (!(func0.call(data15, "openFiles")))) && (missing2 = "openFiles"))) || (((data15.fileSize === undefined) || (!(func0.call(data15, "fileSize")))) && (missing2 = "fileSize"))){
validate43.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs47 = errors;
for(const key2 of Object.keys(data15)){
if(!(func0.call(schema36.properties.limits.properties, key2))){
validate43.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs47 === errors){
if(data15.timeout !== undefined && func0.call(data15, "timeout")){
let data16 = data15.timeout;
const _errs48 = errors;
const _errs49 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate43.errors = [{instancePath:instancePath+"/limits/timeout",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 9007199254740991 || isNaN(data16)){
validate43.errors = [{instancePath:instancePath+"/limits/timeout",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data16 < 0 || isNaN(data16)){
validate43.errors = [{instancePath:instancePath+"/limits/timeout",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid14 = _errs48 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.idleTimeout !== undefined && func0.call(data15, "idleTimeout")){
const _errs51 = errors;
if(!(validate26(data15.idleTimeout, {instancePath:instancePath+"/limits/idleTimeout",parentData:data15,parentDataProperty:"idleTimeout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs51 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.maxOutput !== undefined && func0.call(data15, "maxOutput")){
const _errs52 = errors;
if(!(validate26(data15.maxOutput, {instancePath:instancePath+"/limits/maxOutput",parentData:data15,parentDataProperty:"maxOutput",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs52 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.window !== undefined && func0.call(data15, "window")){
let data19 = data15.window;
const _errs53 = errors;
const _errs54 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate43.errors = [{instancePath:instancePath+"/limits/window",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs54){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
validate43.errors = [{instancePath:instancePath+"/limits/window",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate43.errors = [{instancePath:instancePath+"/limits/window",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid14 = _errs53 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.memory !== undefined && func0.call(data15, "memory")){
const _errs56 = errors;
if(!(validate26(data15.memory, {instancePath:instancePath+"/limits/memory",parentData:data15,parentDataProperty:"memory",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs56 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.cpu !== undefined && func0.call(data15, "cpu")){
const _errs57 = errors;
if(!(validate26(data15.cpu, {instancePath:instancePath+"/limits/cpu",parentData:data15,parentDataProperty:"cpu",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs57 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.processes !== undefined && func0.call(data15, "processes")){
const _errs58 = errors;
if(!(validate26(data15.processes, {instancePath:instancePath+"/limits/processes",parentData:data15,parentDataProperty:"processes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs58 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.openFiles !== undefined && func0.call(data15, "openFiles")){
const _errs59 = errors;
if(!(validate26(data15.openFiles, {instancePath:instancePath+"/limits/openFiles",parentData:data15,parentDataProperty:"openFiles",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs59 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data15.fileSize !== undefined && func0.call(data15, "fileSize")){
const _errs60 = errors;
if(!(validate26(data15.fileSize, {instancePath:instancePath+"/limits/fileSize",parentData:data15,parentDataProperty:"fileSize",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid14 = _errs60 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.strays !== undefined && func0.call(data, "strays")){
let data25 = data.strays;
const _errs61 = errors;
if(!((data25 === "end") || (data25 === "keep"))){
validate43.errors = [{instancePath:instancePath+"/strays",schemaPath:"#/properties/strays/enum",keyword:"enum",params:{allowedValues: schema36.properties.strays.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs61 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stdin !== undefined && func0.call(data, "stdin")){
let data26 = data.stdin;
const _errs62 = errors;
if(!(((data26 === "none") || (data26 === "stream")) || (data26 === "text"))){
validate43.errors = [{instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/enum",keyword:"enum",params:{allowedValues: schema36.properties.stdin.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tty !== undefined && func0.call(data, "tty")){
const _errs63 = errors;
if(typeof data.tty !== "boolean"){
validate43.errors = [{instancePath:instancePath+"/tty",schemaPath:"#/properties/tty/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.overflow !== undefined && func0.call(data, "overflow")){
let data28 = data.overflow;
const _errs65 = errors;
if(!(((data28 === "wait") || (data28 === "drop-oldest")) || (data28 === "end"))){
validate43.errors = [{instancePath:instancePath+"/overflow",schemaPath:"#/properties/overflow/enum",keyword:"enum",params:{allowedValues: schema36.properties.overflow.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs65 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.orphan !== undefined && func0.call(data, "orphan")){
const _errs66 = errors;
if(!(validate26(data.orphan, {instancePath:instancePath+"/orphan",parentData:data,parentDataProperty:"orphan",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs66 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
const _errs67 = errors;
if(!(validate26(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lock !== undefined && func0.call(data, "lock")){
let data31 = data.lock;
const _errs68 = errors;
const _errs69 = errors;
let valid17 = false;
const _errs70 = errors;
const _errs71 = errors;
if(errors === _errs71){
if(typeof data31 === "string"){
if(func66(data31) > 65536){
const err7 = {instancePath:instancePath+"/lock",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"};
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
const err8 = {instancePath:instancePath+"/lock",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid1 = _errs70 === errors;
valid17 = valid17 || _valid1;
const _errs73 = errors;
if(data31 !== null){
const err9 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs73 === errors;
valid17 = valid17 || _valid1;
if(!valid17){
const err10 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs68 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const status = validate53;

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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host")) || (((data.version === undefined) || (!(func0.call(data, "version")))) && (missing0 = "version"))) || (((data.pid === undefined) || (!(func0.call(data, "pid")))) && (missing0 = "pid"))) || (((data.upMs === undefined) || (!(func0.call(data, "upMs")))) && (missing0 = "upMs"))) || (((data.jobs === undefined) || (!(func0.call(data, "jobs")))) && (missing0 = "jobs"))) || (((data.gate === undefined) || (!(func0.call(data, "gate")))) && (missing0 = "gate"))) || (((data.executor === undefined) || (!(func0.call(data, "executor")))) && (missing0 = "executor"))) || (((data.account === undefined) || (!(func0.call(data, "account")))) && (missing0 = "account"))) || (((data.catalogue === undefined) || (!(func0.call(data, "catalogue")))) && (missing0 = "catalogue"))) || (((data.containment === undefined) || (!(func0.call(data, "containment")))) && (missing0 = "containment"))) || (((data.certificate === undefined) || (!(func0.call(data, "certificate")))) && (missing0 = "certificate"))) || (((data.warnings === undefined) || (!(func0.call(data, "warnings")))) && (missing0 = "warnings"))){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema50.properties, key0))){
validate53.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.host !== undefined && func0.call(data, "host")){
let data0 = data.host;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func66(data0) > 65536){
validate53.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined && func0.call(data, "version")){
let data1 = data.version;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func66(data1) > 65536){
validate53.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pid !== undefined && func0.call(data, "pid")){
let data2 = data.pid;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate53.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate53.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate53.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.upMs !== undefined && func0.call(data, "upMs")){
let data3 = data.upMs;
const _errs11 = errors;
const _errs12 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate53.errors = [{instancePath:instancePath+"/upMs",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate53.errors = [{instancePath:instancePath+"/upMs",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate53.errors = [{instancePath:instancePath+"/upMs",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.jobs !== undefined && func0.call(data, "jobs")){
let data4 = data.jobs;
const _errs14 = errors;
if(errors === _errs14){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((((data4.running === undefined) || (!(func0.call(data4, "running")))) && (missing1 = "running")) || (((data4.queued === undefined) || (!(func0.call(data4, "queued")))) && (missing1 = "queued"))) || (((data4.most === undefined) || (!(func0.call(data4, "most")))) && (missing1 = "most"))){
validate53.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key1 of Object.keys(data4)){
if(!(((key1 === "running") || (key1 === "queued")) || (key1 === "most"))){
validate53.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data4.running !== undefined && func0.call(data4, "running")){
let data5 = data4.running;
const _errs17 = errors;
const _errs18 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate53.errors = [{instancePath:instancePath+"/jobs/running",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 9007199254740991 || isNaN(data5)){
validate53.errors = [{instancePath:instancePath+"/jobs/running",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate53.errors = [{instancePath:instancePath+"/jobs/running",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.queued !== undefined && func0.call(data4, "queued")){
let data6 = data4.queued;
const _errs20 = errors;
const _errs21 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate53.errors = [{instancePath:instancePath+"/jobs/queued",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
validate53.errors = [{instancePath:instancePath+"/jobs/queued",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate53.errors = [{instancePath:instancePath+"/jobs/queued",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.most !== undefined && func0.call(data4, "most")){
let data7 = data4.most;
const _errs23 = errors;
const _errs24 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate53.errors = [{instancePath:instancePath+"/jobs/most",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs24){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate53.errors = [{instancePath:instancePath+"/jobs/most",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate53.errors = [{instancePath:instancePath+"/jobs/most",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.gate !== undefined && func0.call(data, "gate")){
let data8 = data.gate;
const _errs26 = errors;
if(errors === _errs26){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((((data8.pid === undefined) || (!(func0.call(data8, "pid")))) && (missing2 = "pid")) || (((data8.restarts === undefined) || (!(func0.call(data8, "restarts")))) && (missing2 = "restarts"))) || (((data8.connections === undefined) || (!(func0.call(data8, "connections")))) && (missing2 = "connections"))) || (((data8.resident === undefined) || (!(func0.call(data8, "resident")))) && (missing2 = "resident"))){
validate53.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs28 = errors;
for(const key2 of Object.keys(data8)){
if(!((((key2 === "pid") || (key2 === "restarts")) || (key2 === "connections")) || (key2 === "resident"))){
validate53.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs28 === errors){
if(data8.pid !== undefined && func0.call(data8, "pid")){
let data9 = data8.pid;
const _errs29 = errors;
const _errs30 = errors;
let valid10 = false;
const _errs31 = errors;
const _errs32 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err0 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(errors === _errs32){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
const err1 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data9 < 0 || isNaN(data9)){
const err2 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
var _valid0 = _errs31 === errors;
valid10 = valid10 || _valid0;
const _errs34 = errors;
if(data9 !== null){
const err3 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/properties/gate/properties/pid/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs34 === errors;
valid10 = valid10 || _valid0;
if(!valid10){
const err4 = {instancePath:instancePath+"/gate/pid",schemaPath:"#/properties/gate/properties/pid/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate53.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid9 = _errs29 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.restarts !== undefined && func0.call(data8, "restarts")){
let data10 = data8.restarts;
const _errs36 = errors;
const _errs37 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate53.errors = [{instancePath:instancePath+"/gate/restarts",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs37){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
validate53.errors = [{instancePath:instancePath+"/gate/restarts",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data10 < 0 || isNaN(data10)){
validate53.errors = [{instancePath:instancePath+"/gate/restarts",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid9 = _errs36 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.connections !== undefined && func0.call(data8, "connections")){
let data11 = data8.connections;
const _errs39 = errors;
const _errs40 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate53.errors = [{instancePath:instancePath+"/gate/connections",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 9007199254740991 || isNaN(data11)){
validate53.errors = [{instancePath:instancePath+"/gate/connections",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate53.errors = [{instancePath:instancePath+"/gate/connections",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid9 = _errs39 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.resident !== undefined && func0.call(data8, "resident")){
let data12 = data8.resident;
const _errs42 = errors;
const _errs43 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate53.errors = [{instancePath:instancePath+"/gate/resident",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs43){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate53.errors = [{instancePath:instancePath+"/gate/resident",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate53.errors = [{instancePath:instancePath+"/gate/resident",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid9 = _errs42 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.executor !== undefined && func0.call(data, "executor")){
let data13 = data.executor;
const _errs45 = errors;
if(errors === _errs45){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if(((data13.resident === undefined) || (!(func0.call(data13, "resident")))) && (missing3 = "resident")){
validate53.errors = [{instancePath:instancePath+"/executor",schemaPath:"#/properties/executor/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs47 = errors;
for(const key3 of Object.keys(data13)){
if(!(key3 === "resident")){
validate53.errors = [{instancePath:instancePath+"/executor",schemaPath:"#/properties/executor/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs47 === errors){
if(data13.resident !== undefined && func0.call(data13, "resident")){
let data14 = data13.resident;
const _errs49 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate53.errors = [{instancePath:instancePath+"/executor/resident",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
validate53.errors = [{instancePath:instancePath+"/executor/resident",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data14 < 0 || isNaN(data14)){
validate53.errors = [{instancePath:instancePath+"/executor/resident",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/executor",schemaPath:"#/properties/executor/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.noStart !== undefined && func0.call(data, "noStart")){
let data15 = data.noStart;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data15 === "string"){
if(func66(data15) > 4096){
validate53.errors = [{instancePath:instancePath+"/noStart",schemaPath:"#/properties/noStart/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/noStart",schemaPath:"#/properties/noStart/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined && func0.call(data, "account")){
let data16 = data.account;
const _errs53 = errors;
if(errors === _errs53){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing4;
if(((data16.canStart === undefined) || (!(func0.call(data16, "canStart")))) && (missing4 = "canStart")){
validate53.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs55 = errors;
for(const key4 of Object.keys(data16)){
if(!(key4 === "canStart")){
validate53.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs55 === errors){
if(data16.canStart !== undefined && func0.call(data16, "canStart")){
if(typeof data16.canStart !== "boolean"){
validate53.errors = [{instancePath:instancePath+"/account/canStart",schemaPath:"#/properties/account/properties/canStart/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/account",schemaPath:"#/properties/account/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.catalogue !== undefined && func0.call(data, "catalogue")){
let data18 = data.catalogue;
const _errs58 = errors;
if(errors === _errs58){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing5;
if((((data18.commands === undefined) || (!(func0.call(data18, "commands")))) && (missing5 = "commands")) || (((data18.loadedAt === undefined) || (!(func0.call(data18, "loadedAt")))) && (missing5 = "loadedAt"))){
validate53.errors = [{instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs60 = errors;
for(const key5 of Object.keys(data18)){
if(!((key5 === "commands") || (key5 === "loadedAt"))){
validate53.errors = [{instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs60 === errors){
if(data18.commands !== undefined && func0.call(data18, "commands")){
let data19 = data18.commands;
const _errs61 = errors;
const _errs62 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate53.errors = [{instancePath:instancePath+"/catalogue/commands",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs62){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
validate53.errors = [{instancePath:instancePath+"/catalogue/commands",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate53.errors = [{instancePath:instancePath+"/catalogue/commands",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid18 = _errs61 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data18.loadedAt !== undefined && func0.call(data18, "loadedAt")){
let data20 = data18.loadedAt;
const _errs64 = errors;
const _errs65 = errors;
if(errors === _errs65){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 8640000000000000 || isNaN(data20)){
validate53.errors = [{instancePath:instancePath+"/catalogue/loadedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate53.errors = [{instancePath:instancePath+"/catalogue/loadedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/catalogue/loadedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid18 = _errs64 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.containment !== undefined && func0.call(data, "containment")){
let data21 = data.containment;
const _errs67 = errors;
if(errors === _errs67){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing6;
if((((data21.kind === undefined) || (!(func0.call(data21, "kind")))) && (missing6 = "kind")) || (((data21.complete === undefined) || (!(func0.call(data21, "complete")))) && (missing6 = "complete"))){
validate53.errors = [{instancePath:instancePath+"/containment",schemaPath:"#/properties/containment/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs69 = errors;
for(const key6 of Object.keys(data21)){
if(!((key6 === "kind") || (key6 === "complete"))){
validate53.errors = [{instancePath:instancePath+"/containment",schemaPath:"#/properties/containment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs69 === errors){
if(data21.kind !== undefined && func0.call(data21, "kind")){
let data22 = data21.kind;
const _errs70 = errors;
const _errs71 = errors;
if(errors === _errs71){
if(typeof data22 === "string"){
if(func66(data22) > 65536){
validate53.errors = [{instancePath:instancePath+"/containment/kind",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/containment/kind",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid21 = _errs70 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data21.complete !== undefined && func0.call(data21, "complete")){
const _errs73 = errors;
if(typeof data21.complete !== "boolean"){
validate53.errors = [{instancePath:instancePath+"/containment/complete",schemaPath:"#/properties/containment/properties/complete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid21 = _errs73 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/containment",schemaPath:"#/properties/containment/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data24 = data.certificate;
const _errs75 = errors;
if(errors === _errs75){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing7;
if(((data24.notAfter === undefined) || (!(func0.call(data24, "notAfter")))) && (missing7 = "notAfter")){
validate53.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs77 = errors;
for(const key7 of Object.keys(data24)){
if(!(key7 === "notAfter")){
validate53.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs77 === errors){
if(data24.notAfter !== undefined && func0.call(data24, "notAfter")){
let data25 = data24.notAfter;
const _errs79 = errors;
if(errors === _errs79){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 8640000000000000 || isNaN(data25)){
validate53.errors = [{instancePath:instancePath+"/certificate/notAfter",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data25 < 0 || isNaN(data25)){
validate53.errors = [{instancePath:instancePath+"/certificate/notAfter",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/certificate/notAfter",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs75 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.warnings !== undefined && func0.call(data, "warnings")){
let data26 = data.warnings;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data26)){
if(data26.length > 4096){
validate53.errors = [{instancePath:instancePath+"/warnings",schemaPath:"#/properties/warnings/maxItems",keyword:"maxItems",params:{limit: 4096},message:"must NOT have more than 4096 items"}];
return false;
}
else {
var valid25 = true;
const len0 = data26.length;
for(let i0=0; i0<len0; i0++){
let data27 = data26[i0];
const _errs83 = errors;
const _errs84 = errors;
if(errors === _errs84){
if(typeof data27 === "string"){
if(func66(data27) > 65536){
validate53.errors = [{instancePath:instancePath+"/warnings/" + i0,schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/warnings/" + i0,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid25 = _errs83 === errors;
if(!valid25){
break;
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/warnings",schemaPath:"#/properties/warnings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs81 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const cancel = validate54;

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.job === undefined) || (!(func0.call(data, "job")))) && (missing0 = "job")){
validate54.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "job")){
validate54.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.job !== undefined && func0.call(data, "job")){
let data0 = data.job;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func66(data0) > 36){
validate54.errors = [{instancePath:instancePath+"/job",schemaPath:"#/properties/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
}
else {
validate54.errors = [{instancePath:instancePath+"/job",schemaPath:"#/properties/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate54.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const jobs = validate55;

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.jobs === undefined) || (!(func0.call(data, "jobs")))) && (missing0 = "jobs")) || (((data.more === undefined) || (!(func0.call(data, "more")))) && (missing0 = "more"))){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "jobs") || (key0 === "more"))){
validate55.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.jobs !== undefined && func0.call(data, "jobs")){
let data0 = data.jobs;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 200){
validate55.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((((((((((((data1.job === undefined) || (!(func0.call(data1, "job")))) && (missing1 = "job")) || (((data1.command === undefined) || (!(func0.call(data1, "command")))) && (missing1 = "command"))) || (((data1.owner === undefined) || (!(func0.call(data1, "owner")))) && (missing1 = "owner"))) || (((data1.state === undefined) || (!(func0.call(data1, "state")))) && (missing1 = "state"))) || (((data1.orderedAt === undefined) || (!(func0.call(data1, "orderedAt")))) && (missing1 = "orderedAt"))) || (((data1.startedAt === undefined) || (!(func0.call(data1, "startedAt")))) && (missing1 = "startedAt"))) || (((data1.endedAt === undefined) || (!(func0.call(data1, "endedAt")))) && (missing1 = "endedAt"))) || (((data1.reason === undefined) || (!(func0.call(data1, "reason")))) && (missing1 = "reason"))) || (((data1.exit === undefined) || (!(func0.call(data1, "exit")))) && (missing1 = "exit"))) || (((data1.signal === undefined) || (!(func0.call(data1, "signal")))) && (missing1 = "signal"))) || (((data1.bytes === undefined) || (!(func0.call(data1, "bytes")))) && (missing1 = "bytes"))){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0,schemaPath:"#/properties/jobs/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 of Object.keys(data1)){
if(!(func0.call(schema69.properties.jobs.items.properties, key1))){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0,schemaPath:"#/properties/jobs/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.job !== undefined && func0.call(data1, "job")){
let data2 = data1.job;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(func66(data2) > 36){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/job",schemaPath:"#/properties/jobs/items/properties/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/job",schemaPath:"#/properties/jobs/items/properties/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.command !== undefined && func0.call(data1, "command")){
let data3 = data1.command;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(func66(data3) > 65536){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/command",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/command",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.owner !== undefined && func0.call(data1, "owner")){
let data4 = data1.owner;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(func66(data4) > 65536){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/owner",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/owner",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.state !== undefined && func0.call(data1, "state")){
let data5 = data1.state;
const _errs15 = errors;
if(!((((data5 === "queued") || (data5 === "running")) || (data5 === "ended")) || (data5 === "lost"))){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/state",schemaPath:"#/properties/jobs/items/properties/state/enum",keyword:"enum",params:{allowedValues: schema69.properties.jobs.items.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.orderedAt !== undefined && func0.call(data1, "orderedAt")){
let data6 = data1.orderedAt;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 8640000000000000 || isNaN(data6)){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/orderedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/orderedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/orderedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.startedAt !== undefined && func0.call(data1, "startedAt")){
let data7 = data1.startedAt;
const _errs19 = errors;
const _errs20 = errors;
let valid6 = false;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 8640000000000000 || isNaN(data7)){
const err0 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data7 < 0 || isNaN(data7)){
const err1 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs21 === errors;
valid6 = valid6 || _valid0;
const _errs24 = errors;
if(data7 !== null){
const err3 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/properties/jobs/items/properties/startedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const err4 = {instancePath:instancePath+"/jobs/" + i0+"/startedAt",schemaPath:"#/properties/jobs/items/properties/startedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate55.errors = vErrors;
return false;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.endedAt !== undefined && func0.call(data1, "endedAt")){
let data8 = data1.endedAt;
const _errs26 = errors;
const _errs27 = errors;
let valid8 = false;
const _errs28 = errors;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 8640000000000000 || isNaN(data8)){
const err5 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
if(data8 < 0 || isNaN(data8)){
const err6 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err7 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs28 === errors;
valid8 = valid8 || _valid1;
const _errs31 = errors;
if(data8 !== null){
const err8 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/properties/jobs/items/properties/endedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs31 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const err9 = {instancePath:instancePath+"/jobs/" + i0+"/endedAt",schemaPath:"#/properties/jobs/items/properties/endedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate55.errors = vErrors;
return false;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.reason !== undefined && func0.call(data1, "reason")){
let data9 = data1.reason;
const _errs33 = errors;
const _errs34 = errors;
let valid10 = false;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data9 === "string"){
if(func66(data9) > 64){
const err10 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
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
const err11 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var _valid2 = _errs35 === errors;
valid10 = valid10 || _valid2;
const _errs37 = errors;
if(data9 !== null){
const err12 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid2 = _errs37 === errors;
valid10 = valid10 || _valid2;
if(!valid10){
const err13 = {instancePath:instancePath+"/jobs/" + i0+"/reason",schemaPath:"#/properties/jobs/items/properties/reason/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate55.errors = vErrors;
return false;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs33 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.exit !== undefined && func0.call(data1, "exit")){
let data10 = data1.exit;
const _errs39 = errors;
const _errs40 = errors;
let valid11 = false;
const _errs41 = errors;
const _errs42 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err14 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(errors === _errs42){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
const err15 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data10 < 0 || isNaN(data10)){
const err16 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
var _valid3 = _errs41 === errors;
valid11 = valid11 || _valid3;
const _errs44 = errors;
if(data10 !== null){
const err17 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/properties/jobs/items/properties/exit/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid3 = _errs44 === errors;
valid11 = valid11 || _valid3;
if(!valid11){
const err18 = {instancePath:instancePath+"/jobs/" + i0+"/exit",schemaPath:"#/properties/jobs/items/properties/exit/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
validate55.errors = vErrors;
return false;
}
else {
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs39 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.signal !== undefined && func0.call(data1, "signal")){
let data11 = data1.signal;
const _errs46 = errors;
const _errs47 = errors;
let valid13 = false;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data11 === "string"){
if(func66(data11) > 16){
const err19 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 16},message:"must NOT have more than 16 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid4 = _errs48 === errors;
valid13 = valid13 || _valid4;
const _errs50 = errors;
if(data11 !== null){
const err21 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid4 = _errs50 === errors;
valid13 = valid13 || _valid4;
if(!valid13){
const err22 = {instancePath:instancePath+"/jobs/" + i0+"/signal",schemaPath:"#/properties/jobs/items/properties/signal/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
validate55.errors = vErrors;
return false;
}
else {
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs46 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.bytes !== undefined && func0.call(data1, "bytes")){
let data12 = data1.bytes;
const _errs52 = errors;
const _errs53 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/bytes",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs53){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/bytes",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0+"/bytes",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid2 = _errs52 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/jobs/" + i0,schemaPath:"#/properties/jobs/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.more !== undefined && func0.call(data, "more")){
const _errs55 = errors;
if(typeof data.more !== "boolean"){
validate55.errors = [{instancePath:instancePath+"/more",schemaPath:"#/properties/more/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
