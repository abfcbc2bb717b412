using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TickTick.PowerShell.Tests;

/// <summary>Reads the metadata of an assembly without loading it.</summary>
internal static class AssemblyFile
{
    /// <summary>Returns the referenced assemblies.</summary>
    public static IReadOnlyList<string> References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    /// <summary>Returns the public types.</summary>
    public static IReadOnlyList<string> PublicTypes(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => IsPublic(reader, type)).Select(type => Name(reader, type)).Order(System.StringComparer.Ordinal)];
    }

    /// <summary>Returns the public members of the public types, such as <c>Type.Property { get; set; }</c>.</summary>
    public static IReadOnlyList<string> PublicMembers(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        return
        [
            .. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => IsPublic(reader, type))
                .SelectMany(type => MembersOf(reader, type).Select(member => $"{Name(reader, type)}.{member}"))
                .Order(System.StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> MembersOf(MetadataReader reader, TypeDefinition type)
    {
        foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            if ((field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public && reader.GetString(field.Name) != "value__") yield return reader.GetString(field.Name);
        }

        foreach (PropertyDefinition property in type.GetProperties().Select(reader.GetPropertyDefinition))
        {
            PropertyAccessors accessors = property.GetAccessors();
            string access = (IsPublic(reader, accessors.Getter) ? " get;" : "") + (IsPublic(reader, accessors.Setter) ? " set;" : "");
            if (access.Length > 0) yield return $"{reader.GetString(property.Name)} {{{access} }}";
        }

        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            bool isOperator = reader.GetString(method.Name).StartsWith("op_", System.StringComparison.Ordinal);
            if (IsPublic(reader, handle) && (isOperator || (method.Attributes & MethodAttributes.SpecialName) == 0 || reader.GetString(method.Name) == ".ctor"))
                yield return $"{reader.GetString(method.Name)}({method.GetParameters().Count(parameter => reader.GetParameter(parameter).SequenceNumber > 0)})";
        }
    }

    private static bool IsPublic(MetadataReader reader, MethodDefinitionHandle method) =>
        !method.IsNil && (reader.GetMethodDefinition(method).Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;

    private static bool IsPublic(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsPublic(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private static string Name(MetadataReader reader, TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
        ? $"{Name(reader, reader.GetTypeDefinition(outer))}.{reader.GetString(type.Name)}"
        : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
}
