using System;
using System.Collections.Generic;
using Xunit.Sdk;
using Xunit.v3;

namespace TickTick.PowerShell.Tests.Pester;

/// <summary>Creates the messages with which a self-executing test case reports its tests.</summary>
internal sealed class PesterMessages(IXunitTestCase testCase)
{
    private readonly string _assembly = testCase.TestCollection.TestAssembly.UniqueID;
    private readonly string _collection = testCase.TestCollection.UniqueID;
    private readonly string _class = testCase.TestClass.UniqueID;
    private readonly string _method = testCase.TestMethod.UniqueID;

    public string Case { get; } = testCase.UniqueID;

    public TestCaseStarting CaseStarting(IXunitTestCase started) => new()
    {
        AssemblyUniqueID = _assembly,
        TestCollectionUniqueID = _collection,
        TestClassUniqueID = _class,
        TestMethodUniqueID = _method,
        TestCaseUniqueID = Case,
        Explicit = started.Explicit,
        SkipReason = null,
        SourceFilePath = started.SourceFilePath,
        SourceLineNumber = started.SourceLineNumber,
        TestCaseDisplayName = started.TestCaseDisplayName,
        TestClassMetadataToken = started.TestClassMetadataToken,
        TestClassName = started.TestClassName,
        TestClassNamespace = started.TestClassNamespace,
        TestClassSimpleName = started.TestClassSimpleName,
        TestMethodArity = null,
        TestMethodMetadataToken = started.TestMethodMetadataToken,
        TestMethodName = started.TestMethodName,
        TestMethodParameterTypesVSTest = started.TestMethodParameterTypesVSTest,
        TestMethodReturnTypeVSTest = started.TestMethodReturnTypeVSTest,
        Traits = started.Traits,
    };

    public TestCaseFinished CaseFinished(RunSummary summary) => new()
    {
        AssemblyUniqueID = _assembly,
        TestCollectionUniqueID = _collection,
        TestClassUniqueID = _class,
        TestMethodUniqueID = _method,
        TestCaseUniqueID = Case,
        ExecutionTime = summary.Time,
        TestsFailed = summary.Failed,
        TestsNotRun = summary.NotRun,
        TestsSkipped = summary.Skipped,
        TestsTotal = summary.Total,
    };

    public TestStarting TestStarting(string id, string name) => new()
    {
        AssemblyUniqueID = _assembly,
        TestCollectionUniqueID = _collection,
        TestClassUniqueID = _class,
        TestMethodUniqueID = _method,
        TestCaseUniqueID = Case,
        TestUniqueID = id,
        Explicit = false,
        StartTime = DateTimeOffset.UtcNow,
        TestDisplayName = name,
        Timeout = 0,
        Traits = new Dictionary<string, IReadOnlyCollection<string>>(),
    };

    public TestPassed TestPassed(string id, decimal seconds) => new()
    {
        AssemblyUniqueID = _assembly,
        TestCollectionUniqueID = _collection,
        TestClassUniqueID = _class,
        TestMethodUniqueID = _method,
        TestCaseUniqueID = Case,
        TestUniqueID = id,
        ExecutionTime = seconds,
        FinishTime = DateTimeOffset.UtcNow,
        Output = "",
        Warnings = null,
    };

    public TestSkipped TestSkipped(string id, string reason) => new()
    {
        AssemblyUniqueID = _assembly,
        TestCollectionUniqueID = _collection,
        TestClassUniqueID = _class,
        TestMethodUniqueID = _method,
        TestCaseUniqueID = Case,
        TestUniqueID = id,
        ExecutionTime = 0,
        FinishTime = DateTimeOffset.UtcNow,
        Output = "",
        Reason = reason,
        Warnings = null,
    };

    public TestFailed TestFailed(string id, decimal seconds, string message) => new()
    {
        AssemblyUniqueID = _assembly,
        TestCollectionUniqueID = _collection,
        TestClassUniqueID = _class,
        TestMethodUniqueID = _method,
        TestCaseUniqueID = Case,
        TestUniqueID = id,
        Cause = FailureCause.Assertion,
        ExceptionParentIndices = [-1],
        ExceptionTypes = ["Pester"],
        ExecutionTime = seconds,
        FinishTime = DateTimeOffset.UtcNow,
        Messages = [message],
        Output = "",
        StackTraces = [""],
        Warnings = null,
    };

    public TestFinished TestFinished(string id, decimal seconds) => new()
    {
        AssemblyUniqueID = _assembly,
        TestCollectionUniqueID = _collection,
        TestClassUniqueID = _class,
        TestMethodUniqueID = _method,
        TestCaseUniqueID = Case,
        TestUniqueID = id,
        Attachments = new Dictionary<string, TestAttachment>(),
        ExecutionTime = seconds,
        FinishTime = DateTimeOffset.UtcNow,
        Output = "",
        Warnings = null,
    };
}
