function Get-Median {
    <#
    .SYNOPSIS
    Gets the median of numbers.
    .PARAMETER Value
    Specifies the numbers.
    #>
    [OutputType([double])]
    param([Parameter(Mandatory)] [double[]] $Value)
    $sorted = @($Value | Sort-Object)
    $middle = [math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { return $sorted[$middle] }
    ($sorted[$middle - 1] + $sorted[$middle]) / 2
}
