using BenchmarkDotNet.Running;
using TickTick.Benchmarks;

// In Release: dotnet run -c Release --project bench/TickTick.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(TokenBenchmarks).Assembly).Run(args);
