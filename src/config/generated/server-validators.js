// Generated from schemas/server.json by scripts/generate.ts. Do not edit.
"use strict";
export const server = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"reeve:server","title":"ServerFile","description":"a map of settings, such as host, listen and tls","type":"object","additionalProperties":false,"required":["host","listen","tls","catalogue","data"],"properties":{"host":{"description":"a name of letters, digits, dots and hyphens: that in the certificate of this host","type":"string","maxLength":64,"pattern":"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},"listen":{"description":"an address such as 127.0.0.1:7433 or [::1]:7433, or a list of them","anyOf":[{"$ref":"#/$defs/address"},{"description":"a list of addresses","type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/$defs/address"}}]},"tls":{"title":"ServerTls","description":"a map with the files cert, key, ca and perhaps crl and log","type":"object","additionalProperties":false,"required":["cert","key","ca"],"properties":{"cert":{"$ref":"#/$defs/path","description":"the file of this host's certificate"},"key":{"$ref":"#/$defs/path","description":"the file of its private key"},"ca":{"$ref":"#/$defs/path","description":"the file of the CA certificates to trust"},"crl":{"$ref":"#/$defs/path","description":"the file of the revocation lists"},"log":{"$ref":"#/$defs/path","description":"the file of the key that signs the account: log.key beside the private key unless given"}}},"catalogue":{"$ref":"#/$defs/path","description":"the catalogue: a file or a folder of files"},"data":{"$ref":"#/$defs/path","description":"the folder for the account and the output of jobs"},"logs":{"title":"ServerLogs","description":"a map with dir and level","type":"object","additionalProperties":false,"properties":{"dir":{"$ref":"#/$defs/path","description":"the folder for log files"},"level":{"$ref":"#/$defs/level"}}},"limits":{"title":"ServerLimits","description":"a map of limits, such as connections and jobs","type":"object","additionalProperties":false,"properties":{"connections":{"$ref":"#/$defs/count","description":"how many connections may be open at once"},"jobs":{"description":"a whole number from 1 to 65536: how many jobs may run at once","type":"integer","minimum":1,"maximum":65536},"queue":{"description":"a whole number from 0 to 4096: how many orders of one person may wait for their turn","type":"integer","minimum":0,"maximum":4096},"perAddress":{"$ref":"#/$defs/count","description":"how many connections may come from one address at once"},"perPrincipal":{"$ref":"#/$defs/count","description":"how many connections one person may have at once"},"handshake":{"$ref":"#/$defs/duration","description":"how long a handshake may take"},"idle":{"$ref":"#/$defs/duration","description":"how long a connection may say nothing"}}},"gate":{"title":"ServerGate","description":"a map with user","type":"object","additionalProperties":false,"properties":{"user":{"description":"the name of the user that the gate becomes when reeve is started as root","type":"string","maxLength":64,"pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"}}},"grace":{"$ref":"#/$defs/duration","description":"how long a job that is being ended has between SIGTERM and SIGKILL"},"retain":{"title":"ServerRetain","description":"a map with age and size","type":"object","additionalProperties":false,"properties":{"age":{"$ref":"#/$defs/duration","description":"how long the output of a finished job is kept"},"size":{"$ref":"#/$defs/size","description":"how much output of finished jobs is kept in all"}}},"ship":{"description":"a list of destinations that get every entry of the account","type":"array","maxItems":64,"items":{"$ref":"#/$defs/destination"}}},"$defs":{"destination":{"title":"ShipDestination","description":"a map with one of syslog, file and command","type":"object","additionalProperties":false,"properties":{"name":{"description":"a name of letters, digits, dots, hyphens and underscores","type":"string","maxLength":64,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"syslog":{"$ref":"#/$defs/address","description":"the address of a receiver of syslog over TLS, such as logs.example.org:6514"},"ca":{"$ref":"#/$defs/path","description":"the file of the CA certificates to trust"},"cert":{"$ref":"#/$defs/path","description":"the file of the certificate to show"},"key":{"$ref":"#/$defs/path","description":"the file of its private key"},"file":{"$ref":"#/$defs/path","description":"the file to append the entries to"},"command":{"description":"a list: the absolute path of a program, and its arguments","type":"array","minItems":1,"maxItems":256,"items":{"description":"text without NUL, at most 4096 characters","type":"string","maxLength":4096,"pattern":"^[^\\u0000]*$"}}}},"path":{"description":"a path, relative to this file unless it begins with /","type":"string","minLength":1,"maxLength":4096,"pattern":"^\\P{Cc}+$"},"address":{"description":"an address such as 127.0.0.1:7433 or [::1]:7433","type":"string","minLength":1,"maxLength":300},"count":{"description":"a whole number from 1 to 1000000","type":"integer","minimum":1,"maximum":1000000},"duration":{"description":"a duration such as 500ms, 30s, 5m, 1h or 7d","type":"string","maxLength":32,"pattern":"^[0-9]{1,9}(ms|s|m|h|d)$"},"size":{"description":"a size such as 64MiB or 10GiB, or a number of bytes","type":["string","integer"],"minimum":0,"maximum":9007199254740991,"maxLength":32,"pattern":"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},"level":{"title":"LogLevel","description":"debug, info, warn or error","enum":["debug","info","warn","error"]}}};
const schema32 = {"description":"an address such as 127.0.0.1:7433 or [::1]:7433","type":"string","minLength":1,"maxLength":300};
const schema34 = {"description":"a path, relative to this file unless it begins with /","type":"string","minLength":1,"maxLength":4096,"pattern":"^\\P{Cc}+$"};
const schema42 = {"title":"LogLevel","description":"debug, info, warn or error","enum":["debug","info","warn","error"]};
const schema43 = {"description":"a whole number from 1 to 1000000","type":"integer","minimum":1,"maximum":1000000};
const schema46 = {"description":"a duration such as 500ms, 30s, 5m, 1h or 7d","type":"string","maxLength":32,"pattern":"^[0-9]{1,9}(ms|s|m|h|d)$"};
const schema50 = {"description":"a size such as 64MiB or 10GiB, or a number of bytes","type":["string","integer"],"minimum":0,"maximum":9007199254740991,"maxLength":32,"pattern":"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"};
const func0 = Object.prototype.hasOwnProperty;
import func67Module from 'ajv/dist/runtime/ucs2length.js';
const func67 = func67Module.default;
const pattern4 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$", "u");
const pattern5 = new RegExp("^\\P{Cc}+$", "u");
const pattern13 = new RegExp("^[0-9]{1,9}(ms|s|m|h|d)$", "u");
const pattern15 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*$", "u");
const pattern18 = new RegExp("^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$", "u");
const schema51 = {"title":"ShipDestination","description":"a map with one of syslog, file and command","type":"object","additionalProperties":false,"properties":{"name":{"description":"a name of letters, digits, dots, hyphens and underscores","type":"string","maxLength":64,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"syslog":{"$ref":"#/$defs/address","description":"the address of a receiver of syslog over TLS, such as logs.example.org:6514"},"ca":{"$ref":"#/$defs/path","description":"the file of the CA certificates to trust"},"cert":{"$ref":"#/$defs/path","description":"the file of the certificate to show"},"key":{"$ref":"#/$defs/path","description":"the file of its private key"},"file":{"$ref":"#/$defs/path","description":"the file to append the entries to"},"command":{"description":"a list: the absolute path of a program, and its arguments","type":"array","minItems":1,"maxItems":256,"items":{"description":"text without NUL, at most 4096 characters","type":"string","maxLength":4096,"pattern":"^[^\\u0000]*$"}}}};
const pattern19 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
const pattern24 = new RegExp("^[^\\u0000]*$", "u");

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
if(!(((((((key0 === "name") || (key0 === "syslog")) || (key0 === "ca")) || (key0 === "cert")) || (key0 === "key")) || (key0 === "file")) || (key0 === "command"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func67(data0) > 64){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema51.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern19.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]*$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema51.properties.name,data:data0};
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
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.name.type,parentSchema:schema51.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.syslog !== undefined && func0.call(data, "syslog")){
let data1 = data.syslog;
if(typeof data1 === "string"){
if(func67(data1) > 300){
const err4 = {instancePath:instancePath+"/syslog",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(func67(data1) < 1){
const err5 = {instancePath:instancePath+"/syslog",schemaPath:"#/$defs/address/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data1};
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
const err6 = {instancePath:instancePath+"/syslog",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.ca !== undefined && func0.call(data, "ca")){
let data2 = data.ca;
if(typeof data2 === "string"){
if(func67(data2) > 4096){
const err7 = {instancePath:instancePath+"/ca",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(func67(data2) < 1){
const err8 = {instancePath:instancePath+"/ca",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern5.test(data2)){
const err9 = {instancePath:instancePath+"/ca",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data2};
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
const err10 = {instancePath:instancePath+"/ca",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.cert !== undefined && func0.call(data, "cert")){
let data3 = data.cert;
if(typeof data3 === "string"){
if(func67(data3) > 4096){
const err11 = {instancePath:instancePath+"/cert",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func67(data3) < 1){
const err12 = {instancePath:instancePath+"/cert",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern5.test(data3)){
const err13 = {instancePath:instancePath+"/cert",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data3};
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
const err14 = {instancePath:instancePath+"/cert",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.key !== undefined && func0.call(data, "key")){
let data4 = data.key;
if(typeof data4 === "string"){
if(func67(data4) > 4096){
const err15 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(func67(data4) < 1){
const err16 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!pattern5.test(data4)){
const err17 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data4};
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
const err18 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.file !== undefined && func0.call(data, "file")){
let data5 = data.file;
if(typeof data5 === "string"){
if(func67(data5) > 4096){
const err19 = {instancePath:instancePath+"/file",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func67(data5) < 1){
const err20 = {instancePath:instancePath+"/file",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern5.test(data5)){
const err21 = {instancePath:instancePath+"/file",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/file",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.command !== undefined && func0.call(data, "command")){
let data6 = data.command;
if(Array.isArray(data6)){
if(data6.length > 256){
const err23 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema51.properties.command,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data6.length < 1){
const err24 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema51.properties.command,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func67(data7) > 4096){
const err25 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema51.properties.command.items,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern24.test(data7)){
const err26 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000]*$"},message:"must match pattern \""+"^[^\\u0000]*$"+"\"",schema:"^[^\\u0000]*$",parentSchema:schema51.properties.command.items,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.command.items.type,parentSchema:schema51.properties.command.items,data:data7};
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
else {
const err28 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema51.properties.command.type,parentSchema:schema51.properties.command,data:data6};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="reeve:server" */;
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
if((data.host === undefined) || (!(func0.call(data, "host")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.listen === undefined) || (!(func0.call(data, "listen")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "listen"},message:"must have required property '"+"listen"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.tls === undefined) || (!(func0.call(data, "tls")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tls"},message:"must have required property '"+"tls"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.catalogue === undefined) || (!(func0.call(data, "catalogue")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "catalogue"},message:"must have required property '"+"catalogue"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.data === undefined) || (!(func0.call(data, "data")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema31.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.host !== undefined && func0.call(data, "host")){
let data0 = data.host;
if(typeof data0 === "string"){
if(func67(data0) > 64){
const err6 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.host,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern4.test(data0)){
const err7 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"+"\"",schema:"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",parentSchema:schema31.properties.host,data:data0};
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
const err8 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.host.type,parentSchema:schema31.properties.host,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.listen !== undefined && func0.call(data, "listen")){
let data1 = data.listen;
const _errs5 = errors;
let valid1 = false;
const _errs6 = errors;
if(typeof data1 === "string"){
if(func67(data1) > 300){
const err9 = {instancePath:instancePath+"/listen",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func67(data1) < 1){
const err10 = {instancePath:instancePath+"/listen",schemaPath:"#/$defs/address/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data1};
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
const err11 = {instancePath:instancePath+"/listen",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
const _errs9 = errors;
if(Array.isArray(data1)){
if(data1.length > 64){
const err12 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema31.properties.listen.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data1.length < 1){
const err13 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.listen.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(func67(data2) > 300){
const err14 = {instancePath:instancePath+"/listen/" + i0,schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(func67(data2) < 1){
const err15 = {instancePath:instancePath+"/listen/" + i0,schemaPath:"#/$defs/address/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data2};
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
const err16 = {instancePath:instancePath+"/listen/" + i0,schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data2};
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
else {
const err17 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.listen.anyOf[1].type,parentSchema:schema31.properties.listen.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err18 = {instancePath:instancePath+"/listen",schemaPath:"#/properties/listen/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema31.properties.listen.anyOf,parentSchema:schema31.properties.listen,data:data1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
let data3 = data.tls;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.cert === undefined) || (!(func0.call(data3, "cert")))){
const err19 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/required",keyword:"required",params:{missingProperty: "cert"},message:"must have required property '"+"cert"+"'",schema:schema31.properties.tls.required,parentSchema:schema31.properties.tls,data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((data3.key === undefined) || (!(func0.call(data3, "key")))){
const err20 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema31.properties.tls.required,parentSchema:schema31.properties.tls,data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((data3.ca === undefined) || (!(func0.call(data3, "ca")))){
const err21 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/required",keyword:"required",params:{missingProperty: "ca"},message:"must have required property '"+"ca"+"'",schema:schema31.properties.tls.required,parentSchema:schema31.properties.tls,data:data3};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 of Object.keys(data3)){
if(!(((((key1 === "cert") || (key1 === "key")) || (key1 === "ca")) || (key1 === "crl")) || (key1 === "log"))){
const err22 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.tls,data:data3};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data3.cert !== undefined && func0.call(data3, "cert")){
let data4 = data3.cert;
if(typeof data4 === "string"){
if(func67(data4) > 4096){
const err23 = {instancePath:instancePath+"/tls/cert",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func67(data4) < 1){
const err24 = {instancePath:instancePath+"/tls/cert",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern5.test(data4)){
const err25 = {instancePath:instancePath+"/tls/cert",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data4};
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
const err26 = {instancePath:instancePath+"/tls/cert",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data3.key !== undefined && func0.call(data3, "key")){
let data5 = data3.key;
if(typeof data5 === "string"){
if(func67(data5) > 4096){
const err27 = {instancePath:instancePath+"/tls/key",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(func67(data5) < 1){
const err28 = {instancePath:instancePath+"/tls/key",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern5.test(data5)){
const err29 = {instancePath:instancePath+"/tls/key",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/tls/key",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data5};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data3.ca !== undefined && func0.call(data3, "ca")){
let data6 = data3.ca;
if(typeof data6 === "string"){
if(func67(data6) > 4096){
const err31 = {instancePath:instancePath+"/tls/ca",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data6};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(func67(data6) < 1){
const err32 = {instancePath:instancePath+"/tls/ca",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data6};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!pattern5.test(data6)){
const err33 = {instancePath:instancePath+"/tls/ca",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data6};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/tls/ca",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data6};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data3.crl !== undefined && func0.call(data3, "crl")){
let data7 = data3.crl;
if(typeof data7 === "string"){
if(func67(data7) > 4096){
const err35 = {instancePath:instancePath+"/tls/crl",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(func67(data7) < 1){
const err36 = {instancePath:instancePath+"/tls/crl",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!pattern5.test(data7)){
const err37 = {instancePath:instancePath+"/tls/crl",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/tls/crl",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data3.log !== undefined && func0.call(data3, "log")){
let data8 = data3.log;
if(typeof data8 === "string"){
if(func67(data8) > 4096){
const err39 = {instancePath:instancePath+"/tls/log",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(func67(data8) < 1){
const err40 = {instancePath:instancePath+"/tls/log",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!pattern5.test(data8)){
const err41 = {instancePath:instancePath+"/tls/log",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/tls/log",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.tls.type,parentSchema:schema31.properties.tls,data:data3};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.catalogue !== undefined && func0.call(data, "catalogue")){
let data9 = data.catalogue;
if(typeof data9 === "string"){
if(func67(data9) > 4096){
const err44 = {instancePath:instancePath+"/catalogue",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data9};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(func67(data9) < 1){
const err45 = {instancePath:instancePath+"/catalogue",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data9};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!pattern5.test(data9)){
const err46 = {instancePath:instancePath+"/catalogue",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data9};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/catalogue",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data9};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.data !== undefined && func0.call(data, "data")){
let data10 = data.data;
if(typeof data10 === "string"){
if(func67(data10) > 4096){
const err48 = {instancePath:instancePath+"/data",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(func67(data10) < 1){
const err49 = {instancePath:instancePath+"/data",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!pattern5.test(data10)){
const err50 = {instancePath:instancePath+"/data",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/data",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.logs !== undefined && func0.call(data, "logs")){
let data11 = data.logs;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key2 of Object.keys(data11)){
if(!((key2 === "dir") || (key2 === "level"))){
const err52 = {instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.logs,data:data11};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data11.dir !== undefined && func0.call(data11, "dir")){
let data12 = data11.dir;
if(typeof data12 === "string"){
if(func67(data12) > 4096){
const err53 = {instancePath:instancePath+"/logs/dir",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema34,data:data12};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(func67(data12) < 1){
const err54 = {instancePath:instancePath+"/logs/dir",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34,data:data12};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!pattern5.test(data12)){
const err55 = {instancePath:instancePath+"/logs/dir",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema34,data:data12};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/logs/dir",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data12};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data11.level !== undefined && func0.call(data11, "level")){
let data13 = data11.level;
if(!((((data13 === "debug") || (data13 === "info")) || (data13 === "warn")) || (data13 === "error"))){
const err57 = {instancePath:instancePath+"/logs/level",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values",schema:schema42.enum,parentSchema:schema42,data:data13};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.logs.type,parentSchema:schema31.properties.logs,data:data11};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
let data14 = data.limits;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key3 of Object.keys(data14)){
if(!(((((((key3 === "connections") || (key3 === "jobs")) || (key3 === "queue")) || (key3 === "perAddress")) || (key3 === "perPrincipal")) || (key3 === "handshake")) || (key3 === "idle"))){
const err59 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.limits,data:data14};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data14.connections !== undefined && func0.call(data14, "connections")){
let data15 = data14.connections;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err60 = {instancePath:instancePath+"/limits/connections",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.type,parentSchema:schema43,data:data15};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 1000000 || isNaN(data15)){
const err61 = {instancePath:instancePath+"/limits/connections",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema43,data:data15};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err62 = {instancePath:instancePath+"/limits/connections",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema43,data:data15};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
if(data14.jobs !== undefined && func0.call(data14, "jobs")){
let data16 = data14.jobs;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err63 = {instancePath:instancePath+"/limits/jobs",schemaPath:"#/properties/limits/properties/jobs/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.limits.properties.jobs.type,parentSchema:schema31.properties.limits.properties.jobs,data:data16};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 65536 || isNaN(data16)){
const err64 = {instancePath:instancePath+"/limits/jobs",schemaPath:"#/properties/limits/properties/jobs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},message:"must be <= 65536",schema:65536,parentSchema:schema31.properties.limits.properties.jobs,data:data16};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err65 = {instancePath:instancePath+"/limits/jobs",schemaPath:"#/properties/limits/properties/jobs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.limits.properties.jobs,data:data16};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
if(data14.queue !== undefined && func0.call(data14, "queue")){
let data17 = data14.queue;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err66 = {instancePath:instancePath+"/limits/queue",schemaPath:"#/properties/limits/properties/queue/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.limits.properties.queue.type,parentSchema:schema31.properties.limits.properties.queue,data:data17};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 4096 || isNaN(data17)){
const err67 = {instancePath:instancePath+"/limits/queue",schemaPath:"#/properties/limits/properties/queue/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema31.properties.limits.properties.queue,data:data17};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data17 < 0 || isNaN(data17)){
const err68 = {instancePath:instancePath+"/limits/queue",schemaPath:"#/properties/limits/properties/queue/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.limits.properties.queue,data:data17};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
if(data14.perAddress !== undefined && func0.call(data14, "perAddress")){
let data18 = data14.perAddress;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err69 = {instancePath:instancePath+"/limits/perAddress",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.type,parentSchema:schema43,data:data18};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1000000 || isNaN(data18)){
const err70 = {instancePath:instancePath+"/limits/perAddress",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema43,data:data18};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err71 = {instancePath:instancePath+"/limits/perAddress",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema43,data:data18};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
if(data14.perPrincipal !== undefined && func0.call(data14, "perPrincipal")){
let data19 = data14.perPrincipal;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err72 = {instancePath:instancePath+"/limits/perPrincipal",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.type,parentSchema:schema43,data:data19};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1000000 || isNaN(data19)){
const err73 = {instancePath:instancePath+"/limits/perPrincipal",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema43,data:data19};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err74 = {instancePath:instancePath+"/limits/perPrincipal",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema43,data:data19};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
if(data14.handshake !== undefined && func0.call(data14, "handshake")){
let data20 = data14.handshake;
if(typeof data20 === "string"){
if(func67(data20) > 32){
const err75 = {instancePath:instancePath+"/limits/handshake",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema46,data:data20};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!pattern13.test(data20)){
const err76 = {instancePath:instancePath+"/limits/handshake",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema46,data:data20};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/limits/handshake",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:data20};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data14.idle !== undefined && func0.call(data14, "idle")){
let data21 = data14.idle;
if(typeof data21 === "string"){
if(func67(data21) > 32){
const err78 = {instancePath:instancePath+"/limits/idle",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema46,data:data21};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(!pattern13.test(data21)){
const err79 = {instancePath:instancePath+"/limits/idle",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema46,data:data21};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/limits/idle",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:data21};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.limits.type,parentSchema:schema31.properties.limits,data:data14};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.gate !== undefined && func0.call(data, "gate")){
let data22 = data.gate;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key4 of Object.keys(data22)){
if(!(key4 === "user")){
const err82 = {instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.gate,data:data22};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data22.user !== undefined && func0.call(data22, "user")){
let data23 = data22.user;
if(typeof data23 === "string"){
if(func67(data23) > 64){
const err83 = {instancePath:instancePath+"/gate/user",schemaPath:"#/properties/gate/properties/user/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.gate.properties.user,data:data23};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(!pattern15.test(data23)){
const err84 = {instancePath:instancePath+"/gate/user",schemaPath:"#/properties/gate/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.gate.properties.user,data:data23};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/gate/user",schemaPath:"#/properties/gate/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.gate.properties.user.type,parentSchema:schema31.properties.gate.properties.user,data:data23};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.gate.type,parentSchema:schema31.properties.gate,data:data22};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.grace !== undefined && func0.call(data, "grace")){
let data24 = data.grace;
if(typeof data24 === "string"){
if(func67(data24) > 32){
const err87 = {instancePath:instancePath+"/grace",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema46,data:data24};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(!pattern13.test(data24)){
const err88 = {instancePath:instancePath+"/grace",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema46,data:data24};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/grace",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:data24};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data.retain !== undefined && func0.call(data, "retain")){
let data25 = data.retain;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key5 of Object.keys(data25)){
if(!((key5 === "age") || (key5 === "size"))){
const err90 = {instancePath:instancePath+"/retain",schemaPath:"#/properties/retain/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.retain,data:data25};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data25.age !== undefined && func0.call(data25, "age")){
let data26 = data25.age;
if(typeof data26 === "string"){
if(func67(data26) > 32){
const err91 = {instancePath:instancePath+"/retain/age",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema46,data:data26};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(!pattern13.test(data26)){
const err92 = {instancePath:instancePath+"/retain/age",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[0-9]{1,9}(ms|s|m|h|d)$"+"\"",schema:"^[0-9]{1,9}(ms|s|m|h|d)$",parentSchema:schema46,data:data26};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/retain/age",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:data26};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data25.size !== undefined && func0.call(data25, "size")){
let data27 = data25.size;
if((typeof data27 !== "string") && (!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27))))){
const err94 = {instancePath:instancePath+"/retain/size",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: schema50.type},message:"must be string,integer",schema:schema50.type,parentSchema:schema50,data:data27};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 9007199254740991 || isNaN(data27)){
const err95 = {instancePath:instancePath+"/retain/size",schemaPath:"#/$defs/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema50,data:data27};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err96 = {instancePath:instancePath+"/retain/size",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema50,data:data27};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(typeof data27 === "string"){
if(func67(data27) > 32){
const err97 = {instancePath:instancePath+"/retain/size",schemaPath:"#/$defs/size/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema50,data:data27};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(!pattern18.test(data27)){
const err98 = {instancePath:instancePath+"/retain/size",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"},message:"must match pattern \""+"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$"+"\"",schema:"^[0-9]{1,15}(B|KiB|MiB|GiB|TiB)?$",parentSchema:schema50,data:data27};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
}
else {
const err99 = {instancePath:instancePath+"/retain",schemaPath:"#/properties/retain/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.retain.type,parentSchema:schema31.properties.retain,data:data25};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data.ship !== undefined && func0.call(data, "ship")){
let data28 = data.ship;
if(Array.isArray(data28)){
if(data28.length > 64){
const err100 = {instancePath:instancePath+"/ship",schemaPath:"#/properties/ship/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema31.properties.ship,data:data28};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
const len1 = data28.length;
for(let i1=0; i1<len1; i1++){
if(!(validate21(data28[i1], {instancePath:instancePath+"/ship/" + i1,parentData:data28,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err101 = {instancePath:instancePath+"/ship",schemaPath:"#/properties/ship/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.ship.type,parentSchema:schema31.properties.ship,data:data28};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
