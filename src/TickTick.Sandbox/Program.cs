using TickTick.Sandbox;

return await SandboxCommand.Create().Parse(args).InvokeAsync();
