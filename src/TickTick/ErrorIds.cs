using System;

namespace TickTick;

/// <summary>The stable IDs of all errors, as about_TickTick_Errors documents them.</summary>
internal static class ErrorIds
{
    public const string AnswerLost = "AnswerLost";
    public const string AuthorizationDenied = "AuthorizationDenied";
    public const string AuthorizationFailed = "AuthorizationFailed";
    public const string BackupFileForeign = "BackupFileForeign";
    public const string BackupFileInvalid = "BackupFileInvalid";
    public const string BackupFileUnreadable = "BackupFileUnreadable";
    public const string BackupFileUnwritable = "BackupFileUnwritable";
    public const string BackupRowInvalid = "BackupRowInvalid";
    public const string CacheFileForeign = "CacheFileForeign";
    public const string CacheFileIsDirectory = "CacheFileIsDirectory";
    public const string CacheFileIsLink = "CacheFileIsLink";
    public const string CacheFileOpenToOthers = "CacheFileOpenToOthers";
    public const string CacheFileUnreadable = "CacheFileUnreadable";
    public const string CacheFileUnwritable = "CacheFileUnwritable";
    public const string CachePathInvalid = "CachePathInvalid";
    public const string ClientIdRequired = "ClientIdRequired";
    public const string EnvironmentVariableMalformed = "EnvironmentVariableMalformed";
    public const string InteractionRequired = "InteractionRequired";
    public const string InvalidClient = "InvalidClient";
    public const string InvalidGrant = "InvalidGrant";
    public const string InvalidToken = "InvalidToken";
    public const string ModuleFileMissing = "ModuleFileMissing";
    public const string NameAmbiguous = "NameAmbiguous";
    public const string NotFound = "NotFound";
    public const string OutcomeUnknown = "OutcomeUnknown";
    public const string ParameterArgumentValidationError = "ParameterArgumentValidationError";
    public const string PathInvalid = "PathInvalid";
    public const string PermissionDenied = "PermissionDenied";
    public const string RateLimited = "RateLimited";
    public const string RedirectInvalid = "RedirectInvalid";
    public const string RedirectMismatch = "RedirectMismatch";
    public const string RedirectPortBusy = "RedirectPortBusy";
    public const string RedirectPortForbidden = "RedirectPortForbidden";
    public const string RedirectUnsupported = "RedirectUnsupported";
    public const string RedirectUriInvalid = "RedirectUriInvalid";
    public const string RequestInvalid = "RequestInvalid";
    public const string RequestTimeout = "RequestTimeout";
    public const string ResponseInvalid = "ResponseInvalid";
    public const string ScopeMissing = "ScopeMissing";
    public const string SecretManagementMissing = "SecretManagementMissing";
    public const string ServiceInvalid = "ServiceInvalid";
    public const string ServiceUnavailable = "ServiceUnavailable";
    public const string ServiceUnreachable = "ServiceUnreachable";
    public const string SessionDisconnected = "SessionDisconnected";
    public const string SessionMismatch = "SessionMismatch";
    public const string SignInTimeout = "SignInTimeout";
    public const string StateInvalid = "StateInvalid";
    public const string StateMismatch = "StateMismatch";
    public const string StateFileInUse = "StateFileInUse";
    public const string StateFileInvalid = "StateFileInvalid";
    public const string StateFileUnwritable = "StateFileUnwritable";
    public const string TaskOutdated = "TaskOutdated";
    public const string TokenExpired = "TokenExpired";
    public const string TokenMalformed = "TokenMalformed";
    public const string TokenRequestRefused = "TokenRequestRefused";
    public const string TokenStoreAmbiguous = "TokenStoreAmbiguous";
    public const string TokenTypeUnknown = "TokenTypeUnknown";
    public const string Unexpected = "Unexpected";
    public const string VaultFailed = "VaultFailed";
    public const string VaultLocked = "VaultLocked";
    public const string VaultNotFound = "VaultNotFound";
    public const string VaultSecretForeign = "VaultSecretForeign";

    /// <summary>Returns the kind of failure of an error, which is the same wherever it occurs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The error is not that of a <see cref="TickTickException"/>.</exception>
    public static FailureKind KindOf(string errorId) => errorId switch
    {
        AuthorizationDenied or AuthorizationFailed or InvalidClient or InvalidGrant or InvalidToken or RedirectMismatch or
            StateMismatch or TokenExpired or TokenRequestRefused => FailureKind.Authentication,
        ServiceUnavailable or ServiceUnreachable => FailureKind.Connection,
        InteractionRequired => FailureKind.Interaction,
        BackupFileInvalid or BackupRowInvalid or CachePathInvalid or ClientIdRequired or EnvironmentVariableMalformed or
            NameAmbiguous or PathInvalid or RedirectInvalid or RedirectUnsupported or RedirectUriInvalid or RequestInvalid or
            ServiceInvalid or SessionDisconnected or SessionMismatch or StateFileInvalid or StateInvalid or TaskOutdated or
            TokenMalformed or TokenStoreAmbiguous or TokenTypeUnknown => FailureKind.InvalidInput,
        RateLimited => FailureKind.Limit,
        NotFound => FailureKind.NotFound,
        AnswerLost or OutcomeUnknown => FailureKind.OutcomeUnknown,
        PermissionDenied or ScopeMissing => FailureKind.Permission,
        ResponseInvalid => FailureKind.Protocol,
        BackupFileForeign or BackupFileUnreadable or BackupFileUnwritable or CacheFileForeign or CacheFileIsDirectory or
            CacheFileIsLink or CacheFileOpenToOthers or CacheFileUnreadable or CacheFileUnwritable or RedirectPortBusy or
            RedirectPortForbidden or SecretManagementMissing or StateFileInUse or StateFileUnwritable or VaultFailed or
            VaultLocked or VaultNotFound or VaultSecretForeign => FailureKind.Resource,
        RequestTimeout or SignInTimeout => FailureKind.Timeout,
        _ => throw new ArgumentOutOfRangeException(nameof(errorId), errorId, "The error has no kind of failure."),
    };
}
